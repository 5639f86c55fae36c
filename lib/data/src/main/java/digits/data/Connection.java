package digits.data;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;

/** The way to servers: directly, or through the proxy that Java's properties or HTTPS_PROXY and NO_PROXY name. */
final class Connection implements AutoCloseable {

    /** A server that is there takes a call at once; one behind a firewall that swallows everything is soon given up. */
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "download");
        thread.setDaemon(true);
        return thread;
    });

    private final HttpClient client;

    /** @param environment the variables that may name a proxy */
    Connection(Map<String, String> environment) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(CONNECT_WITHIN)
                .proxy(new Selector(environment))
                .executor(threads)
                .build();
    }

    HttpClient client() {
        return client;
    }

    /** Ends the client's threads; its last one, which only waits, ends when the client is collected as garbage. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Why a server does not answer. */
    static IOException reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof SSLException) {
            return new IOException(
                    message.contains("PKIX")
                            ? "shows a certificate that Java does not trust"
                            : "failed to set up an encrypted connection: " + message,
                    cause);
        }
        if (message.contains("407")) {
            return new IOException("is behind a proxy that asks for a name and a password", cause);
        }
        // How the client says that there is no such host, or no way to it.
        boolean isAway = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        return new IOException(isAway ? "cannot be reached" : "failed: " + message, cause);
    }

    /** What to do, where the reason for a failure is on the way to the servers; empty if it is not. */
    static String advice(Throwable failure, Map<String, String> environment) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "; a proxy or a virus scanner may open encrypted connections with a certificate of its own: name it to "
                        + "Java, with JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE, or on Windows with "
                        + "-Djavax.net.ssl.trustStoreType=Windows-ROOT";
            }
        }
        String proxy = value(environment, "https_proxy");
        return proxy.isEmpty() ? "" : "; HTTPS_PROXY is " + DataFile.shown(proxy.replaceFirst("//.*@", "//"));
    }

    private static String value(Map<String, String> environment, String name) {
        String small = environment.getOrDefault(name, "");
        return small.isBlank()
                ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
                : small.strip();
    }

    /** Java knows its own properties only; curl, pip and the rest of this project know the variables. */
    private static final class Selector extends ProxySelector {
        private final Map<String, String> environment;

        Selector(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public List<Proxy> select(URI address) {
            List<Proxy> ofJava = ProxySelector.getDefault().select(address);
            String named = value(environment, address.getScheme() + "_proxy");
            String proxy = named.isEmpty() ? value(environment, "all_proxy") : named;
            if (!ofJava.equals(List.of(Proxy.NO_PROXY)) || proxy.isEmpty() || isDirect(address)) {
                return ofJava;
            }
            URI place = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
            int port = place.getPort() > 0 ? place.getPort() : 80;
            return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(place.getHost(), port)));
        }

        /** Whether NO_PROXY names the host, or the end of its name behind a dot. */
        private boolean isDirect(URI address) {
            String host = "." + address.getHost().toLowerCase(Locale.ROOT);
            for (String entry :
                    value(environment, "no_proxy").toLowerCase(Locale.ROOT).split("[,\\s]+")) {
                String name = entry.replaceFirst(":\\d+$", "").replaceFirst("^\\*?\\.", "");
                if (entry.equals("*") || !name.isEmpty() && host.endsWith("." + name)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException e) {
            // Told in the exception of the request.
        }
    }
}
