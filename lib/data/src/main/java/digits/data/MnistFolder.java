package digits.data;

import digits.dataset.Split;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A folder for MNIST: its four IDX files, compressed or not, or Kaggle's train.csv.
 *
 * @param path the folder; it need not exist
 */
record MnistFolder(Path path) {

    /** MNIST's own share of pictures to test on: 10,000 of 70,000. */
    private static final double TEST_FRACTION = 1.0 / 7;

    private static final String KAGGLE = "train.csv";

    /** Whether everything is there. */
    boolean isComplete() {
        return hasAllIdx() || kaggle().isPresent();
    }

    /**
     * Reads what is there.
     *
     * @throws IOException if a file is missing, damaged or of another kind
     */
    Split read() throws IOException {
        if (!hasAllIdx() && kaggle().isPresent()) {
            return Split.of(Kaggle.readTrain(kaggle().get()), TEST_FRACTION, 0);
        }
        Path[] files = MnistFile.ALL.stream()
                .map(file -> find(file).orElse(path.resolve(file.name())))
                .toArray(Path[]::new);
        return new Split(Idx.read(files[0], files[1]), Idx.read(files[2], files[3]));
    }

    /**
     * Downloads what is missing. Each file appears whole, as it is known to be, or not at all.
     *
     * @throws InterruptedIOException if this thread is interrupted
     * @throws IOException if a file cannot be had, or not be written
     */
    void fill(Iterable<MnistFile> files, Mirrors mirrors, Consumer<Progress> listener) throws IOException {
        for (MnistFile file : files) {
            if (find(file).isEmpty()) {
                byte[] content = download(file, mirrors, listener);
                makeFolder();
                WholeFile.write(path.resolve(file.name()), out -> out.write(content));
            }
        }
    }

    private void makeFolder() throws IOException {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new IOException("cannot make the folder " + path + " for MNIST", e);
        }
    }

    /** What to put where, for messages. */
    static String wanted() {
        String[] names = MnistFile.ALL.stream().map(MnistFile::name).toArray(String[]::new);
        return names[0] + ", " + names[1] + ", " + names[2] + " and " + names[3]
                + " (as they are or as .gz), or Kaggle's " + KAGGLE + ",";
    }

    private byte[] download(MnistFile file, Mirrors mirrors, Consumer<Progress> listener) throws IOException {
        try {
            return mirrors.download(file, listener);
        } catch (InterruptedIOException interrupted) {
            throw interrupted;
        } catch (IOException e) {
            throw new IOException(
                    "MNIST is not in " + path + " and cannot be downloaded (" + e.getMessage() + "): put " + wanted()
                            + " into that folder, or set the environment variable " + Mnist.VARIABLE
                            + " to the folder that has them",
                    e);
        }
    }

    /** Whether the four files are there in which MNIST is handed out. */
    boolean hasAllIdx() {
        return MnistFile.ALL.stream().allMatch(file -> find(file).isPresent());
    }

    /** A file of MNIST by any of the names that it goes by: some programs unpack it as train-images.idx3-ubyte. */
    private Optional<Path> find(MnistFile file) {
        String dotted = file.name().replace("-idx", ".idx");
        return Stream.of(file.name(), file.name() + ".gz", dotted, dotted + ".gz")
                .map(path::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Optional<Path> kaggle() {
        return Optional.of(path.resolve(KAGGLE)).filter(Files::isRegularFile);
    }
}
