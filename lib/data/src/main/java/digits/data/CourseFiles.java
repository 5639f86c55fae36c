package digits.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The course's own files, wherever a notebook runs: its kernel may stand in any folder of the course, or in none of it. */
public final class CourseFiles {

    private static final String DIGITS = "digits.csv";

    /** Taken out of the library when it is first asked for; gone when Java ends. */
    private static Path copyOfDigits;

    private CourseFiles() {}

    /**
     * The file of the 1,797 digits of 8×8 pixels: data/digits.csv of the course around the working directory or, in no
     * course, a copy that the library brings along.
     *
     * @throws IOException if there is no course, and the copy cannot be written to the folder for temporary files
     */
    public static Path digits() throws IOException {
        return digits(Path.of("").toAbsolutePath());
    }

    /**
     * A file for what a notebook makes: in the folder target of the course around the working directory or, in no course,
     * of that directory itself. The folder is made where it is missing.
     *
     * @throws IOException if the folder cannot be made
     */
    public static Path target(String name) throws IOException {
        return target(Path.of("").toAbsolutePath(), name);
    }

    /** Seen from there, as a notebook shows it: ../data/digits.csv. */
    static Path digits(Path here) throws IOException {
        Optional<Path> file = data(here).map(data -> data.resolve(DIGITS)).filter(Files::isRegularFile);
        return file.isPresent() ? here.relativize(file.get()) : copyOfDigits();
    }

    static Path target(Path here, String name) throws IOException {
        Path folder = data(here).map(Path::getParent).orElse(here).resolve("target");
        try {
            return here.relativize(Files.createDirectories(folder).resolve(name));
        } catch (IOException e) {
            throw new IOException("cannot make the folder " + folder + " for " + name + " (" + e + ")", e);
        }
    }

    /** The folder data of the course that a folder is in: the first upwards that has digits.csv or MNIST. */
    static Optional<Path> data(Path here) {
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("data");
            if (Files.isDirectory(data.resolve("mnist")) || Files.isRegularFile(data.resolve(DIGITS))) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    private static synchronized Path copyOfDigits() throws IOException {
        if (copyOfDigits == null || !Files.exists(copyOfDigits)) {
            Path folder = Files.createTempDirectory("course");
            folder.toFile().deleteOnExit();
            Path copy = folder.resolve(DIGITS);
            copy.toFile().deleteOnExit();
            try (InputStream packed = CourseFiles.class.getResourceAsStream(DIGITS)) {
                Files.copy(packed, copy);
            }
            copyOfDigits = copy;
        }
        return copyOfDigits;
    }
}
