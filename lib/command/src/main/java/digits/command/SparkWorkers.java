package digits.command;

import digits.sweeps.Workers;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/** A cluster, if Spark and the module for it are on the class path: nothing here is compiled with them. */
final class SparkWorkers {

    private static final String HOW =
            "--spark needs Apache Spark and the library's module for it, which are not there: build the module with"
                    + " mvn -Pspark package, then run java -cp"
                    + " \"target/command/*:lib/spark/target/*:SPARK_HOME/jars/*\" digits.command.Main sweep with the same"
                    + " options; or write the sweep down with --describe, and give it to spark-submit";

    private SparkWorkers() {}

    static Workers at(String url) throws IOException {
        try {
            Object builder = Class.forName("org.apache.spark.sql.SparkSession")
                    .getMethod("builder")
                    .invoke(null);
            builder = call(builder, "appName", "digits sweep");
            builder = call(builder, "master", url);
            Object session = builder.getClass().getMethod("getOrCreate").invoke(builder);
            Object context = session.getClass().getMethod("sparkContext").invoke(session);
            return (Workers) Class.forName("digits.spark.SparkCluster")
                    .getMethod("of", context.getClass())
                    .invoke(null, context);
        } catch (InvocationTargetException e) {
            throw new IOException(
                    "Spark at " + url + " could not be reached: " + e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(HOW, e);
        }
    }

    private static Object call(Object builder, String method, String value) throws ReflectiveOperationException {
        return builder.getClass().getMethod(method, String.class).invoke(builder, value);
    }
}
