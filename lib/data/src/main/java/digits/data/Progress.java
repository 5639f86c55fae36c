package digits.data;

/**
 * How far a download is. Its listener is called in the thread that asked for the data, some ten times a second.
 *
 * @param file what is downloaded
 * @param host where from
 * @param done bytes that have come
 * @param total bytes there will be; −1 if the server does not say
 */
public record Progress(String file, String host, long done, long total) {

    /** The part that is done, 0..1; NaN if the server does not say how much there will be. */
    public double fraction() {
        return total > 0 ? Math.min(1, (double) done / total) : Double.NaN;
    }

    /** As "train-images-idx3-ubyte from a.example: 4.2 of 9.9 MB". */
    @Override
    public String toString() {
        String all = total > 0 ? " of " + megabytes(total) : "";
        return file + " from " + host + ": " + megabytes(done) + all + " MB";
    }

    private static String megabytes(long bytes) {
        return String.format(java.util.Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
