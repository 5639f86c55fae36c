package digits.data;

import digits.dataset.Dataset;
import digits.dataset.Split;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A folder for MNIST: its four IDX files, compressed or not, Kaggle's train.csv, or an archive of Kaggle as it was downloaded.
 *
 * @param path the folder; it need not exist
 * @param environment the variables that may name a proxy for downloads
 */
record MnistFolder(Path path, Map<String, String> environment) {

    /** MNIST's own share of pictures to test on: 10,000 of 70,000. */
    private static final double TEST_FRACTION = 1.0 / 7;

    private static final String KAGGLE = "train.csv";

    /** Bytes before the labels of an IDX file. */
    private static final int LABELS_HEADER = 8;

    /** Kaggle's file by the names that it goes by, as browsers save it. */
    private static final List<String> KAGGLE_NAMES =
            List.of(KAGGLE, KAGGLE + ".gz", KAGGLE + ".zip", "digit-recognizer.zip");

    /** What Kaggle calls an archive, as browsers number it. */
    private static final Pattern ARCHIVE =
            Pattern.compile("(?i)(archive|digit-recognizer|.*mnist.*)( ?\\(\\d+\\))?\\.zip");

    /** Pictures to train with and to test on by the names that they have in archives. */
    private static final List<Pattern> ENTRIES = Stream.of("train", "t10k")
            .map(part -> Pattern.compile("(.*/)?(" + part + "-images[-.]idx3-ubyte(\\.gz)?|mnist_"
                    + part.replace("t10k", "test") + "\\.csv)"))
            .toList();

    MnistFolder(Path path) {
        this(path, System.getenv());
    }

    /** Whether everything is there. */
    boolean isComplete() {
        return hasAllIdx() || kaggle().isPresent() || archive().isPresent();
    }

    /**
     * Reads what is there.
     *
     * @throws IOException if a file is missing, damaged or of another kind
     */
    Split read() throws IOException {
        if (!hasAllIdx() && kaggle().isPresent()) {
            Path file = kaggle().get();
            try {
                return Split.of(Kaggle.readTrain(file), TEST_FRACTION, 0);
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        file + " cannot be split into pictures to train with and to test on: " + e.getMessage(), e);
            }
        }
        Optional<Archive> archive = hasAllIdx() ? Optional.empty() : archive();
        if (archive.isPresent()) {
            return new Split(
                    archive.get().read(0, MnistFile.ALL.get(1)), archive.get().read(1, MnistFile.ALL.get(3)));
        }
        Path[] files = MnistFile.ALL.stream()
                .map(file -> find(file).orElse(path.resolve(file.name())))
                .toArray(Path[]::new);
        Dataset train = read(files[0], files[1], MnistFile.ALL.get(1));
        Dataset test = read(files[2], files[3], MnistFile.ALL.get(3));
        if (train.height() != test.height() || train.width() != test.width()) {
            throw new IOException(files[0] + " has pictures of " + train.height() + "×" + train.width()
                    + " pixels, but " + files[2] + " of " + test.height() + "×" + test.width());
        }
        return new Split(train, test);
    }

    private static Dataset read(Path pictures, Path labels, MnistFile known) throws IOException {
        return checked(Idx.read(pictures, labels), labels, known);
    }

    /** Pictures that are MNIST's: Fashion-MNIST and others come as many and under the same names. */
    private static Dataset checked(Dataset read, Path labels, MnistFile known) throws IOException {
        byte[] content = ByteBuffer.allocate(LABELS_HEADER + read.size())
                .putInt(0x801)
                .putInt(read.size())
                .array();
        for (int i = 0; i < read.size(); i++) {
            content[LABELS_HEADER + i] = (byte) read.label(i);
        }
        if (content.length == known.size() && !known.isContent(content)) {
            throw new IOException(
                    labels + " has as many labels as MNIST, but others: these are other pictures under MNIST's "
                            + "names, perhaps Fashion-MNIST or KMNIST; read them with Idx.read(pictures, labels)");
        }
        return read;
    }

    /**
     * Downloads what is missing. Each file appears whole, as it is known to be, or not at all.
     *
     * @throws InterruptedIOException if this thread is interrupted
     * @throws IOException if a file cannot be had, or not be written
     */
    void fill(Iterable<MnistFile> files, Mirrors mirrors, Consumer<Progress> listener) throws IOException {
        try (Connection connection = new Connection(environment)) {
            for (MnistFile file : files) {
                if (find(file).isEmpty()) {
                    byte[] content = download(file, mirrors, connection, listener);
                    makeFolder();
                    WholeFile.write(path.resolve(file.name()), out -> out.write(content));
                }
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

    /** What to put where, for messages: of the four files those that are missing. */
    String wanted() {
        String missing = MnistFile.ALL.stream()
                .filter(file -> find(file).isEmpty())
                .map(MnistFile::name)
                .collect(Collectors.joining(", "))
                .replaceFirst(", ([^,]*)$", " and $1");
        return missing + " (as they are or as .gz), or Kaggle's " + KAGGLE + ",";
    }

    private byte[] download(MnistFile file, Mirrors mirrors, Connection connection, Consumer<Progress> listener)
            throws IOException {
        try {
            return mirrors.download(file, connection.client(), listener);
        } catch (InterruptedIOException interrupted) {
            throw interrupted;
        } catch (IOException e) {
            throw new IOException(
                    "MNIST is not in " + path + " and cannot be downloaded (" + e.getMessage()
                            + Connection.advice(e, environment) + "): put " + wanted()
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
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
                .map(path::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** An archive with both parts of MNIST in it. */
    private Optional<Archive> archive() {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file ->
                            ARCHIVE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .map(file -> new Archive(file, entries(file)))
                    .filter(archive -> archive.entries.size() == ENTRIES.size())
                    .findFirst();
        } catch (IOException noFolder) {
            return Optional.empty();
        }
    }

    /** Its entries have the pictures to train with and to test on. */
    private record Archive(Path zip, List<String> entries) {

        Dataset read(int part, MnistFile known) throws IOException {
            PictureReader reader = new PictureReader().entry(entries.get(part));
            boolean isTable = entries.get(part).endsWith(".csv");
            return checked((isTable ? reader.read(zip) : reader.read(zip, zip)).dataset(), zip, known);
        }
    }

    private static List<String> entries(Path file) {
        try (ZipFile zip = DataFile.zip(file)) {
            List<String> names =
                    DataFile.entries(zip).stream().map(ZipEntry::getName).toList();
            return ENTRIES.stream()
                    .flatMap(wanted ->
                            names.stream().filter(wanted.asMatchPredicate()).limit(1))
                    .toList();
        } catch (IOException noArchive) {
            return List.of();
        }
    }

    private Optional<Path> kaggle() {
        return KAGGLE_NAMES.stream()
                .map(path::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
