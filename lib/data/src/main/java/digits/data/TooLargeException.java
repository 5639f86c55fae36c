package digits.data;

import java.io.IOException;
import java.nio.file.Path;

/** Java has too little memory for a file, which may be as it should be. */
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param read how far one came, such as ", with 107 rows read", or nothing */
    TooLargeException(Path file, String read, OutOfMemoryError cause) {
        super(
                file + " needs more memory than Java has here ("
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MB)" + read
                        + ": start Java with a larger -Xmx, or read a part of it",
                cause);
    }
}
