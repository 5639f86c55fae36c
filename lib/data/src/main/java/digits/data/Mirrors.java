package digits.data;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Servers that hold the same files: what one does not give, another may. */
final class Mirrors {

    /** Public mirrors of MNIST. */
    static final Mirrors OF_MNIST = new Mirrors(
            List.of(
                    URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                    URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                    URI.create("https://raw.githubusercontent.com/fgnt/mnist/master/")),
            Duration.ofSeconds(15));

    private final List<URI> addresses;
    private final Duration patience;

    /** The mirror to ask first: the one that gave the last file. */
    private volatile int first;

    /**
     * A choice of servers.
     *
     * @param addresses folders of the files, each ending in a slash; asked in this order
     * @param patience how long to wait for a server that does nothing
     */
    Mirrors(List<URI> addresses, Duration patience) {
        this.addresses = List.copyOf(addresses);
        this.patience = patience;
    }

    /**
     * Downloads a file from the first mirror that gives what the file is known to be.
     *
     * @return its content, not compressed
     * @throws InterruptedIOException if this thread is interrupted
     * @throws IOException if none does: the message says what each did
     */
    byte[] download(MnistFile file, HttpClient client, Consumer<Progress> listener) throws IOException {
        List<String> reasons = new ArrayList<>();
        IOException last = null;
        int start = first;
        for (int i = 0; i < addresses.size(); i++) {
            int number = (start + i) % addresses.size();
            URI mirror = addresses.get(number);
            String host = mirror.getPort() < 0 ? mirror.getHost() : mirror.getHost() + ":" + mirror.getPort();
            try {
                Download download = new Download(client, mirror.resolve(file.name() + ".gz"), file.longest(), patience);
                byte[] sent =
                        download.run(done -> listener.accept(new Progress(file.name(), host, done, download.total())));
                byte[] content = file.verified(sent);
                first = number;
                return content;
            } catch (InterruptedIOException interrupted) {
                throw interrupted;
            } catch (IOException e) {
                reasons.add(host + " " + e.getMessage());
                last = e;
            }
        }
        throw new IOException(String.join(", ", reasons), last);
    }
}
