package digits.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies that the environment names, a proxy that opens encrypted connections, and the threads of a download. */
class ConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    private Path temporary;

    /** A host that is nowhere: only a proxy answers for it. */
    private static final URI NOWHERE = URI.create("http://mnist.invalid/");

    @Test
    void aProxyOfTheEnvironmentIsAsked() throws IOException {
        byte[] sent = {1, 2, 3};
        try (MirrorServer proxy = new MirrorServer((request, packed) -> MirrorServer.whole(request, sent))) {
            String address = "http://user:secret@" + proxy.address().getAuthority();
            for (String name : new String[] {"HTTP_PROXY", "http_proxy", "ALL_PROXY"}) {
                try (Connection connection = new Connection(Map.of(name, address))) {
                    Download download = new Download(connection.client(), NOWHERE.resolve("file"), 100, PATIENCE);
                    assertEquals(3, download.run(come -> {}).length);
                }
            }
            assertEquals(3, proxy.requests.size());
        }
    }

    @Test
    void whatNoProxyNamesIsAskedDirectly() throws IOException {
        try (MirrorServer proxy = new MirrorServer((request, packed) -> MirrorServer.whole(request, new byte[1]))) {
            String address = proxy.address().getAuthority();
            for (String direct :
                    new String[] {"*", "invalid", ".invalid", "a.example, mnist.invalid", "*.invalid:80"}) {
                Map<String, String> environment = Map.of("HTTP_PROXY", address, "NO_PROXY", direct);
                try (Connection connection = new Connection(environment)) {
                    Download download = new Download(connection.client(), NOWHERE.resolve("file"), 100, PATIENCE);
                    assertEquals(
                            "cannot be reached",
                            assertThrows(IOException.class, () -> download.run(come -> {}))
                                    .getMessage());
                }
            }
            assertEquals(List.of(), proxy.requests);
            try (Connection connection = new Connection(Map.of("HTTP_PROXY", address, "NO_PROXY", "nist.invalid"))) {
                new Download(connection.client(), NOWHERE.resolve("file"), 100, PATIENCE).run(come -> {});
            }
            assertEquals(1, proxy.requests.size());
        }
    }

    @Test
    void aProxyThatOpensEncryptedConnectionsIsNamedWithAWayOut() throws Exception {
        Path keys = temporary.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "secret",
                        "-storetype",
                        "PKCS12")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertEquals(0, keytool.waitFor());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "secret".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
        try {
            String host = "127.0.0.1:" + server.getAddress().getPort();
            Path folder = temporary.resolve("mnist");
            Mirrors mirrors = new Mirrors(List.of(URI.create("https://" + host + "/")), PATIENCE);
            String message = assertThrows(
                            IOException.class,
                            () -> Mnist.load(new MnistFolder(folder, Map.of()), MnistFile.ALL, mirrors, progress -> {}))
                    .getMessage();
            assertTrue(
                    message.startsWith("MNIST is not in " + folder + " and cannot be downloaded (" + host
                            + " shows a certificate that Java does not trust; a proxy or a virus scanner may open encrypted "
                            + "connections with a certificate of its own: name it to Java, with JAVA_TOOL_OPTIONS="
                            + "-Djavax.net.ssl.trustStore=FILE, or on Windows with "
                            + "-Djavax.net.ssl.trustStoreType=Windows-ROOT): put train-images-idx3-ubyte"),
                    message);
            assertFalse(Files.exists(folder));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void noThreadOfADownloadRemains() throws Exception {
        try (MirrorServer mirror = new MirrorServer((request, packed) -> MirrorServer.whole(request, new byte[5]))) {
            for (int i = 0; i < 3; i++) {
                try (Connection connection = new Connection(Map.of())) {
                    new Download(connection.client(), mirror.address().resolve("file"), 100, PATIENCE).run(come -> {});
                }
            }
        }
        // The client's own thread ends with the client, when that is collected.
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (clientThreads() > 0 && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(50);
        }
        assertEquals(0, clientThreads());
    }

    private static long clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient")
                        || thread.getName().equals("download"))
                .count();
    }
}
