package digits.spark;

import digits.sweeps.SweepPlan;
import digits.training.StepperProvider;
import digits.training.Training;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The library that a machine trains with.
 *
 * @param fingerprint of the classes that decide the numbers: where it is the same, so are the bits
 * @param hasEngine whether the engine is there
 * @param hasVectors whether Java was started with its vectors
 */
record Library(String fingerprint, boolean hasEngine, boolean hasVectors) implements Serializable {

    /** What decides the numbers of a training. */
    private static final String DECISIVE = "digits/(matrix|dataset|network|training|engine|data|sweeps)/.*\\.class";

    private static final int SHOWN = 8;

    /** Found out once for each Java that runs. */
    private static final class Here {
        private static final Library LIBRARY = find();

        private Here() {}
    }

    /** That of this machine. */
    static Library here() {
        return Here.LIBRARY;
    }

    private static Library find() {
        return new Library(
                fingerprintOfClasses(),
                StepperProvider.find().isPresent(),
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    }

    /** Why an executor with this library can't train for a program with another one, in a sentence; null if it can. */
    String refusal(Library program, String host) {
        if (hasEngine != program.hasEngine) {
            return "the executor on " + host + " has " + (hasEngine ? "the" : "no")
                    + " engine of the library, but the program has " + (hasEngine ? "none" : "one")
                    + ": give both the same digits-on-spark.jar";
        }
        if (!fingerprint.equals(program.fingerprint)) {
            return "the executor on " + host + " has another version of the library (" + fingerprint
                    + ") than the program that asks it to train (" + program.fingerprint
                    + "), and would give other numbers: give both the same digits-on-spark.jar";
        }
        if (program.hasVectors && !hasVectors) {
            // Spark itself starts them with vectors; another launcher, or a Java without that module, may not.
            return "the executor on " + host + " has no vectors, and would train several times slower: set "
                    + "spark.executor.extraJavaOptions to \"--add-modules=jdk.incubator.vector\"";
        }
        return null;
    }

    private static String fingerprintOfClasses() {
        Set<Path> places = new HashSet<>();
        places.add(place(Training.class));
        places.add(place(SweepPlan.class));
        places.add(place(digits.data.DigitsCsv.class));
        StepperProvider.find().ifPresent(engine -> places.add(place(engine.getClass())));
        Map<String, byte[]> classes = new TreeMap<>();
        try {
            for (Path place : places) {
                if (Files.isDirectory(place)) {
                    collectFolder(place, classes);
                } else {
                    collectJar(place, classes);
                }
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            classes.forEach((name, hash) -> {
                digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(hash);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, SHOWN);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the library's own classes can't be read", e);
        }
    }

    private static Path place(Class<?> one) {
        try {
            return Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the library's own classes can't be found", e);
        }
    }

    private static void collectFolder(Path folder, Map<String, byte[]> classes) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.matches(DECISIVE)) {
                    classes.put(name, Files.readAllBytes(file));
                }
            }
        }
    }

    private static void collectJar(Path jar, Map<String, byte[]> classes) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().matches(DECISIVE)) {
                    try (InputStream in = file.getInputStream(entry)) {
                        classes.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
    }
}
