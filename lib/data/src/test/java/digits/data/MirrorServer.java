package digits.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A mirror on this machine that can do everything a mirror can do wrong. */
final class MirrorServer implements AutoCloseable {

    /** What becomes of a request for a file, whose compressed content is given. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange request, byte[] packed) throws IOException;
    }

    /** What was asked for: "/train-images-idx3-ubyte.gz", and the range behind it if there was one. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    MirrorServer(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", request -> {
            String range = request.getRequestHeaders().getFirst("Range");
            requests.add(request.getRequestURI().getPath() + (range == null ? "" : " " + range));
            String name = request.getRequestURI().getPath().replaceFirst(".*/", "");
            try (request) {
                answer.to(request, files.get(name));
            } catch (IOException e) {
                // The client went away, or got less than it was promised: both are meant.
                request.close();
            }
        });
        server.start();
    }

    /** Offers a file, compressed. */
    void put(String name, byte[] content) throws IOException {
        files.put(name + ".gz", gzip(content));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    /** All as it should be. */
    static void whole(HttpExchange request, byte[] packed) throws IOException {
        send(request, 200, packed.length, packed, 0, packed.length);
    }

    static Answer status(int status) {
        return (request, packed) -> request.sendResponseHeaders(status, -1);
    }

    /** The right status with another content. */
    static Answer content(byte[] other) {
        return (request, packed) -> whole(request, other);
    }

    /** Says that there are so many bytes, and sends as many as that or as there are. */
    static Answer length(int more) {
        return (request, packed) -> {
            int said = packed.length + more;
            send(request, 200, said, packed, 0, Math.min(said, packed.length));
        };
    }

    /** Breaks off after so many bytes, and goes on from there if it is asked to. */
    static Answer inParts(int part) {
        return (request, packed) -> {
            String range = request.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            if (range != null) {
                request.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (packed.length - 1) + "/" + packed.length);
            }
            int sent = Math.min(part, packed.length - from);
            send(request, range == null ? 200 : 206, packed.length - from, packed, from, sent);
        };
    }

    /** Breaks off after so many bytes, whatever range is asked for. */
    static Answer breakingOff(int part) {
        return (request, packed) -> send(request, 200, packed.length, packed, 0, Math.min(part, packed.length));
    }

    /** Sends something now and then. */
    static Answer slowly(int part, int milliseconds) {
        return (request, packed) -> {
            request.sendResponseHeaders(200, packed.length);
            for (int at = 0; at < packed.length; at += part) {
                request.getResponseBody().write(packed, at, Math.min(part, packed.length - at));
                request.getResponseBody().flush();
                pause(milliseconds);
            }
        };
    }

    /** Begins, and then sends nothing for a minute. */
    static void stall(HttpExchange request, byte[] packed) throws IOException {
        request.sendResponseHeaders(200, packed.length);
        request.getResponseBody().write(packed, 0, 100);
        request.getResponseBody().flush();
        pause(60_000);
    }

    /** Sends without end. */
    static void endless(HttpExchange request, byte[] packed) throws IOException {
        request.sendResponseHeaders(200, 0);
        OutputStream body = request.getResponseBody();
        for (int i = 0; i < 100_000; i++) {
            body.write(new byte[1000]);
        }
    }

    private static void send(HttpExchange request, int status, long length, byte[] bytes, int from, int count)
            throws IOException {
        request.sendResponseHeaders(status, length);
        request.getResponseBody().write(bytes, from, count);
        request.getResponseBody().flush();
    }

    private static void pause(int milliseconds) throws IOException {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IOException("the server is closed", e);
        }
    }
}
