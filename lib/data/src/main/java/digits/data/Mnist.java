package digits.data;

import digits.dataset.Split;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * MNIST: 60,000 handwritten digits of 28 × 28 pixels to train with and 10,000 to test on, by Y. LeCun, C. Cortes and C.
 * Burges. The page docs/data.md says which files it is read from.
 */
public final class Mnist {

    /** Names the folder that has the files, where that is not the project's data/mnist. */
    static final String VARIABLE = "MNIST_DIR";

    /** One download at a time: who comes second finds the files of the first. */
    private static final Lock LOADING = new ReentrantLock();

    private Mnist() {}

    /**
     * Loads MNIST; see {@link #load(Consumer)}.
     *
     * @throws IOException as there
     */
    public static Split load() throws IOException {
        return load(progress -> {});
    }

    /**
     * Loads MNIST from the folder that the environment variable MNIST_DIR names, or else from the project's data/mnist. What
     * is missing in data/mnist is downloaded first, from one of several mirrors, and kept there.
     *
     * <p>If there is only Kaggle's train.csv, its 42,000 pictures are split, stratified, in MNIST's own proportion: 36,000
     * to train with and 6,000 to test on, always the same.
     *
     * @param listener is told how far a download is; it is not called if there is none
     * @throws InterruptedIOException if this thread is interrupted while it downloads; it stays interrupted
     * @throws IOException if the files are neither there nor to be had, in which case the message says which files to put
     *     where, or if one is damaged
     */
    public static Split load(Consumer<Progress> listener) throws IOException {
        MnistFolder folder = new MnistFolder(folder());
        return isNamed() ? loadFrom(folder) : load(folder, MnistFile.ALL, Mirrors.OF_MNIST, listener);
    }

    /** Whether MNIST can be loaded without a download. */
    public static boolean isPresent() {
        return new MnistFolder(folder()).isComplete();
    }

    /** The folder that MNIST is read from: MNIST_DIR, or else data/mnist of the project around the working directory. */
    public static Path folder() {
        return isNamed()
                ? Path.of(System.getenv(VARIABLE))
                : projectFolder(Path.of("").toAbsolutePath());
    }

    private static boolean isNamed() {
        String variable = System.getenv(VARIABLE);
        return variable != null && !variable.isBlank();
    }

    /** A folder that somebody else looks after: nothing is put into it. */
    static Split loadFrom(MnistFolder folder) throws IOException {
        if (!folder.isComplete()) {
            throw new IOException("the environment variable " + VARIABLE + " is " + folder.path()
                    + ", but MNIST is not in that folder: put " + folder.wanted() + " into it");
        }
        return folder.read();
    }

    /** A folder that is filled when something is missing. */
    static Split load(MnistFolder folder, List<MnistFile> files, Mirrors mirrors, Consumer<Progress> listener)
            throws IOException {
        try {
            LOADING.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("loading MNIST was interrupted while another thread downloads it");
        }
        try {
            if (!folder.isComplete()) {
                folder.fill(files, mirrors, listener);
            }
        } finally {
            LOADING.unlock();
        }
        try {
            return folder.read();
        } catch (InterruptedIOException | FileSystemException | TooLargeException e) {
            // The files may be as they should be.
            throw e;
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "; delete that file, and it will be downloaded", e);
        }
    }

    /** The folder data/mnist of the project that a folder is in, or below that folder if it is in none. */
    static Path projectFolder(Path here) {
        return CourseFiles.data(here).orElse(here.resolve("data")).resolve("mnist");
    }
}
