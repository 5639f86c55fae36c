package digits.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;

/** Spark's own cluster on this machine: a master and workers, each a process, as they would be on many machines. */
final class StandaloneCluster implements AutoCloseable {

    private static final Path HOME = Path.of("target/spark").toAbsolutePath();
    private static final long START_MILLIS = 60_000;

    private final Path folder;
    private final int port;
    private final List<Process> processes = new ArrayList<>();

    StandaloneCluster(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        port = freePort();
        start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "" + port);
        long end = System.currentTimeMillis() + START_MILLIS;
        while (!isListening()) {
            if (System.currentTimeMillis() > end) {
                throw new IOException(Files.readString(folder.resolve("master.log")));
            }
            Thread.sleep(100);
        }
    }

    String address() {
        return "spark://127.0.0.1:" + port;
    }

    /** A worker with one core. */
    Process worker(String name) throws IOException {
        return start(
                name,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                folder.resolve(name).toString(),
                address());
    }

    private Process start(String name, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                HOME.resolve("jars") + File.separator + "*",
                program,
                "--webui-port",
                "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", HOME.toString());
        // Else it looks for folders of Spark's own build.
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Without a warning, as when the power fails: the worker and what it runs. */
    static void kill(Process worker) {
        List<ProcessHandle> all = new ArrayList<>(worker.descendants().toList());
        all.add(worker.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** For a program that uses it, with executors that have this build's classes. */
    SparkConf conf() {
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("spark" + File.separator + "jars"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return new SparkConf()
                .setMaster(address())
                .setAppName("digits sweep")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.ui.enabled", "false")
                .set("spark.executor.memory", "512m")
                .set("spark.executor.extraClassPath", classes);
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        processes.forEach(StandaloneCluster::kill);
    }
}
