package digits.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/**
 * Downloads one file into memory: 10 MB at most here, so that nothing half-finished ever lies on the disk. Where the
 * connection breaks, the rest is asked for (RFC 9110, 14: range requests); a server that cannot do that sends all of it
 * again.
 */
final class Download {

    /** How often a broken connection is taken up again, as long as each brings something. */
    private static final int ATTEMPTS = 20;

    /** Fewer bytes than this within the time of patience count as nothing. */
    private static final int LEAST = 512;

    private static final int LOOK_EVERY_MILLISECONDS = 100;

    /** A server that is there takes a call at once; one behind a firewall that swallows everything is soon given up. */
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final URI address;
    private final int longest;
    private final Duration patience;
    private final HttpClient client;

    /** What came so far. Filled by the client's threads, which hold it as their lock. */
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    /** Counts the connections: what a connection that was given up brings late is not taken. */
    private volatile int attempt;

    private volatile long total = -1;
    private volatile int status;

    /** Identifies the server's version of the file, if it says; a rest of another version would not fit. */
    private volatile String version;

    /**
     * Plans a download.
     *
     * @param longest bytes; a file that is longer is refused
     * @param patience how long to wait for something to come
     */
    Download(URI address, int longest, Duration patience) {
        this.address = address;
        this.longest = longest;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(CONNECT_WITHIN)
                .proxy(ProxySelector.getDefault())
                .build();
    }

    /** Bytes there will be; −1 if the server has not said. */
    long total() {
        return total;
    }

    /**
     * Downloads the file.
     *
     * @param listener is told in this thread how many bytes have come
     * @throws InterruptedIOException if this thread is interrupted, and stays so
     * @throws IOException if it does not come: the message says what the server did, as "answered 404"
     */
    byte[] run(LongConsumer listener) throws IOException {
        while (true) {
            int before = received.size();
            try {
                ask(listener);
                return received.toByteArray();
            } catch (BrokenOffException e) {
                if (received.size() <= before || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void ask(LongConsumer listener) throws IOException {
        int current;
        synchronized (received) {
            current = ++attempt;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (received.size() > 0) {
            request.header("Range", "bytes=" + received.size() + "-");
            if (version != null) {
                request.header("If-Range", version);
            }
        }
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request.build(), header -> receive(current, header));
        try {
            await(answer, listener);
        } finally {
            // Without effect if it is complete.
            answer.cancel(true);
        }
        if (status != 200 && status != 206) {
            throw new IOException("answered " + status);
        }
        listener.accept(received.size());
    }

    /** Called when the header has come: decides what becomes of the body. */
    private BodySubscriber<Void> receive(int current, ResponseInfo answer) {
        status = answer.statusCode();
        long length = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (status == 200) {
            received.reset();
            total = length;
            version = answer.headers()
                    .firstValue("ETag")
                    .filter(tag -> !tag.startsWith("W/"))
                    .orElse(null);
        } else if (status != 206 || !continues(answer)) {
            status = status == 206 ? 416 : status;
            return BodySubscribers.discarding();
        }
        return BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> keep(current, bytes)));
    }

    private void keep(int current, byte[] bytes) {
        synchronized (received) {
            if (current == attempt && received.size() <= longest) {
                received.writeBytes(bytes);
            }
        }
    }

    /** Whether a part begins where the part before it ended. */
    private boolean continues(ResponseInfo answer) {
        String range = answer.headers().firstValue("Content-Range").orElse("");
        return range.startsWith("bytes " + received.size() + "-");
    }

    /** Waits until the body has come, watching whether it still comes. */
    private void await(CompletableFuture<?> answer, LongConsumer listener) throws IOException {
        long since = System.nanoTime();
        int then = received.size();
        while (true) {
            try {
                answer.get(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException e) {
                int now = received.size();
                listener.accept(now);
                if (now - then >= LEAST) {
                    since = System.nanoTime();
                    then = now;
                } else if (System.nanoTime() - since > patience.toNanos()) {
                    throw new BrokenOffException("sent nothing more for " + patience.toSeconds() + " s", e);
                }
            } catch (ExecutionException e) {
                throw reason(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the download was interrupted");
            }
            checkLength();
        }
        checkLength();
    }

    private void checkLength() throws IOException {
        if (received.size() > longest) {
            throw new IOException("sent more than the " + longest + " bytes that it could need");
        }
    }

    private IOException reason(Throwable cause) {
        if (received.size() > 0) {
            return new BrokenOffException("broke off after " + received.size() + " bytes", cause);
        }
        // How the client says that there is no such host, or no way to it.
        String what = cause instanceof ConnectException ? "cannot be reached" : "failed: " + cause.getMessage();
        return new IOException(what, cause);
    }

    /** The connection ended before the file did: the rest may still be had. */
    private static final class BrokenOffException extends IOException {
        private static final long serialVersionUID = 1;

        BrokenOffException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
