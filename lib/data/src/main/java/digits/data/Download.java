package digits.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/**
 * Downloads one file into memory: 10 MB at most here, so that nothing half-finished ever lies on the disk. Where the connection
 * breaks, the rest is asked for (RFC 9110, 14: range requests); a server that cannot do that sends all of it again.
 */
final class Download {

    /** How often a broken connection is taken up again, as long as each brings something. */
    private static final int ATTEMPTS = 20;

    /** Fewer bytes than this within the time of patience count as nothing. */
    private static final int LEAST = 512;

    private final HttpClient client;
    private final URI address;
    private final int longest;
    private final Duration patience;
    private volatile long total = -1;

    /** Identifies the server's version of the file, if it says; a rest of another version would not fit. */
    private String version = "";

    /**
     * Plans a download.
     *
     * @param longest bytes; a file that is longer is refused
     * @param patience how long to wait for something to come
     */
    Download(HttpClient client, URI address, int longest, Duration patience) {
        this.client = client;
        this.address = address;
        this.longest = longest;
        this.patience = patience;
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
        byte[] come = {};
        for (int attempt = 1; ; attempt++) {
            Part part = new Part(come);
            IOException broken = ask(part, listener);
            byte[] more = part.bytes();
            if (broken == null) {
                return more;
            }
            if (more.length <= come.length || attempt == ATTEMPTS) {
                throw broken;
            }
            come = more;
        }
    }

    /** What has come goes into the part; if the connection broke, that is given back. */
    private IOException ask(Part part, LongConsumer listener) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (part.before.length > 0) {
            request.header("Range", "bytes=" + part.before.length + "-");
            if (!version.isEmpty()) {
                request.header("If-Range", version);
            }
        }
        CompletableFuture<?> answer = client.sendAsync(request.build(), head -> {
            part.head.set(head);
            return BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(part::take));
        });
        IOException broken;
        try {
            broken = await(answer, part, listener);
        } finally {
            // Without effect if it is complete.
            answer.cancel(true);
        }
        ResponseInfo head = part.head.get();
        if (head != null && head.statusCode() == 200) {
            version = head.headers()
                    .firstValue("ETag")
                    .filter(tag -> !tag.startsWith("W/"))
                    .orElse("");
        } else if (head != null && !part.continues()) {
            throw new IOException("answered " + (head.statusCode() == 206 ? 416 : head.statusCode()));
        }
        return broken;
    }

    /** Waits until the body has come, watching whether it still comes; null if it is whole. */
    private IOException await(CompletableFuture<?> answer, Part part, LongConsumer listener) throws IOException {
        long since = System.nanoTime();
        int then = part.size();
        while (true) {
            try {
                answer.get(100, TimeUnit.MILLISECONDS);
                listener.accept(part.size());
                if (part.size() > longest) {
                    throw tooLong();
                }
                return null;
            } catch (TimeoutException e) {
                int now = part.size();
                listener.accept(now);
                if (now > longest) {
                    throw tooLong();
                }
                if (now - then >= LEAST) {
                    since = System.nanoTime();
                    then = now;
                } else if (System.nanoTime() - since > patience.toNanos()) {
                    return new IOException("sent nothing more for " + patience.toSeconds() + " s", e);
                }
            } catch (ExecutionException e) {
                return part.size() > 0
                        ? new IOException("broke off after " + part.size() + " bytes", e)
                        : Connection.reason(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the download was interrupted");
            }
        }
    }

    private IOException tooLong() {
        return new IOException("sent more than the " + longest + " bytes that it could need");
    }

    /** What one connection brings, behind what others brought before. */
    private final class Part {
        private final byte[] before;
        private final ByteArrayOutputStream come = new ByteArrayOutputStream();
        private final AtomicReference<ResponseInfo> head = new AtomicReference<>();

        Part(byte[] before) {
            this.before = before;
        }

        /** Called in a thread of the client. */
        void take(byte[] bytes) {
            if (head.get().statusCode() == 200) {
                total = head.get().headers().firstValueAsLong("Content-Length").orElse(-1);
            }
            if (come.size() <= longest) {
                come.writeBytes(bytes);
            }
        }

        /** Whether the server sends what comes behind the bytes from before, and not all again. */
        boolean continues() {
            ResponseInfo answer = head.get();
            String range = answer == null
                    ? ""
                    : answer.headers().firstValue("Content-Range").orElse("");
            return answer == null || answer.statusCode() == 206 && range.startsWith("bytes " + before.length + "-");
        }

        int size() {
            return (continues() ? before.length : 0) + come.size();
        }

        byte[] bytes() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(continues() ? before : new byte[0]);
            all.writeBytes(come.toByteArray());
            return all.toByteArray();
        }
    }
}
