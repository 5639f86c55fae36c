package digits.data;

import static digits.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.dataset.Split;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mirrors of a small data set under MNIST's names, good and bad. */
class MnistDownloadTest {

    private static final String HTML = "<!DOCTYPE html><title>Log in to this network</title>";

    /** For mirrors that do answer: the very first request waits for the client's classes, on a busy machine for seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** For mirrors that are slow, or do not answer at all. */
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(2);

    @TempDir
    private Path temporary;

    /** Made by the download only. */
    private Path folder;

    private Duration patience = PATIENCE;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final List<MnistFile> files = new ArrayList<>();
    private final List<MirrorServer> servers = new ArrayList<>();

    @BeforeEach
    void makeFiles() throws GeneralSecurityException {
        folder = temporary.resolve("data").resolve("mnist");
        SplittableRandom random = new SplittableRandom(1);
        addFile("train-images-idx3-ubyte", random, 12, 28, 28);
        addFile("train-labels-idx1-ubyte", random, 12);
        addFile("t10k-images-idx3-ubyte", random, 3, 28, 28);
        addFile("t10k-labels-idx1-ubyte", random, 3);
    }

    @AfterEach
    void stopServers() {
        servers.forEach(MirrorServer::close);
    }

    @Test
    void aGoodMirrorGivesTrainingAndTestPictures() throws IOException {
        Split mnist = load(mirror(MirrorServer::whole));
        assertEquals("12 examples of 10 classes, 28×28 pixels", mnist.train().toString());
        assertEquals("3 examples of 10 classes, 28×28 pixels", mnist.test().toString());
        assertRightData();
    }

    @Test
    void whatIsThereIsNotDownloadedAgain() throws IOException {
        MirrorServer mirror = mirror(MirrorServer::whole);
        load(mirror);
        Files.delete(folder.resolve("t10k-images-idx3-ubyte"));
        mirror.requests.clear();
        load(mirror);
        load(mirror);
        assertEquals(List.of("/t10k-images-idx3-ubyte.gz"), mirror.requests);
        assertRightData();
    }

    @Test
    void aMirrorMaySendFilesThatAreNotCompressed() throws IOException {
        load(mirror((request, packed) -> {
            String name = request.getRequestURI().getPath().replaceAll("/|\\.gz", "");
            MirrorServer.whole(request, contents.get(name));
        }));
        assertRightData();
    }

    @Test
    void aRedirectionIsFollowed() throws IOException {
        MirrorServer mirror = mirror((request, packed) -> {
            String path = request.getRequestURI().getPath();
            if (path.startsWith("/moved/")) {
                MirrorServer.whole(request, packed);
            } else {
                request.getResponseHeaders().set("Location", "/moved" + path);
                request.sendResponseHeaders(302, -1);
            }
        });
        load(mirror);
        assertRightData();
    }

    @Test
    void aSlowMirrorIsWaitedForWhileItSends() throws IOException {
        long start = System.nanoTime();
        MirrorServer mirror = mirror(MirrorServer.slowly(600, 200));
        load(new Mirrors(List.of(mirror.address()), SHORT_PATIENCE), progress -> {});
        assertTrue(System.nanoTime() - start > SHORT_PATIENCE.toNanos(), "the mirror was not slow");
        assertRightData();
    }

    @Test
    void aBrokenConnectionIsTakenUpWhereItBroke() throws IOException {
        MirrorServer mirror = mirror(MirrorServer.inParts(3000));
        load(mirror);
        assertRightData();
        assertEquals(
                List.of(
                        "/train-images-idx3-ubyte.gz",
                        "/train-images-idx3-ubyte.gz bytes=3000-",
                        "/train-images-idx3-ubyte.gz bytes=6000-"),
                mirror.requests.subList(0, 3));
    }

    @Test
    void aMirrorThatCannotGoOnStartsAgain() throws IOException {
        load(mirror((request, packed) -> {
            boolean first = request.getRequestHeaders().getFirst("Range") == null;
            (first ? MirrorServer.breakingOff(2000) : (MirrorServer.Answer) MirrorServer::whole).to(request, packed);
        }));
        assertRightData();
    }

    @Test
    void aFileThatChangedMeanwhileIsNotPutTogetherFromBoth() throws IOException {
        List<String> versions = new CopyOnWriteArrayList<>();
        MirrorServer mirror = mirror((request, packed) -> {
            boolean first = request.getRequestHeaders().getFirst("Range") == null;
            request.getResponseHeaders().set("ETag", first ? "\"old\"" : "\"new\"");
            if (first && packed.length > 2000) {
                byte[] other = packed.clone();
                other[1000] ^= 1;
                MirrorServer.breakingOff(2000).to(request, other);
            } else {
                versions.add(String.valueOf(request.getRequestHeaders().getFirst("If-Range")));
                MirrorServer.whole(request, packed);
            }
        });
        load(mirror);
        assertRightData();
        assertEquals(List.of("\"old\"", "null", "\"old\"", "null"), versions);
    }

    /** What a mirror does wrong, and what is said of it. */
    enum Fault {
        NOT_FOUND("answered 404", MirrorServer.status(404)),
        SERVER_ERROR("answered 500", MirrorServer.status(500)),
        SENDS_HTML("sent something else", MirrorServer.content(HTML.getBytes(StandardCharsets.US_ASCII))),
        SENDS_NOTHING("sent something else", MirrorServer.content(new byte[0])),
        SENDS_OTHER_PICTURES("sent something else", MirrorServer.content(compressed(new byte[9424]))),
        SENDS_A_WRONG_BYTE("sent (a damaged file|something else)", (request, packed) -> {
            byte[] wrong = packed.clone();
            wrong[wrong.length / 2] ^= 1;
            MirrorServer.whole(request, wrong);
        }),
        SAYS_TOO_SHORT_A_LENGTH("sent a damaged file", MirrorServer.length(-500)),
        SAYS_TOO_GREAT_A_LENGTH("broke off after \\d+ bytes", MirrorServer.length(500)),
        BREAKS_OFF_EVERY_TIME("broke off after 2000 bytes", MirrorServer.breakingOff(2000)),
        GOES_ON_ELSEWHERE("answered 416", (request, packed) -> {
            if (request.getRequestHeaders().getFirst("Range") == null) {
                MirrorServer.breakingOff(2000).to(request, packed);
            } else {
                request.getResponseHeaders().set("Content-Range", "bytes 1000-" + (packed.length - 1) + "/*");
                request.sendResponseHeaders(206, packed.length - 1000);
                request.getResponseBody().write(packed, 1000, packed.length - 1000);
            }
        }),
        STALLS("sent nothing more for 2 s", MirrorServer::stall),
        NEVER_ENDS("sent more than the \\d+ bytes that it could need", MirrorServer::endless),
        REDIRECTS_FOR_EVER("answered 302", (request, packed) -> {
            request.getResponseHeaders().set("Location", request.getRequestURI().getPath());
            request.sendResponseHeaders(302, -1);
        }),
        HANGS_UP("failed: .*", (request, packed) -> {
            throw new IOException("without an answer");
        });

        private final String said;

        @SuppressWarnings("ImmutableEnumChecker") // No answer keeps anything.
        private final MirrorServer.Answer answer;

        Fault(String said, MirrorServer.Answer answer) {
            this.said = said;
            this.answer = answer;
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterABadMirrorTheNextGivesTheRightData(Fault fault) throws IOException {
        patience = fault == Fault.STALLS ? SHORT_PATIENCE : PATIENCE;
        load(mirror(fault.answer), mirror(MirrorServer::whole));
        assertRightData();
    }

    @ParameterizedTest
    @EnumSource
    void withoutAGoodMirrorTheMessageSaysWhatWasWrongAndNothingIsLeft(Fault fault) throws IOException {
        patience = fault == Fault.STALLS ? SHORT_PATIENCE : PATIENCE;
        MirrorServer mirror = mirror(fault.answer);
        String message = assertThrows(IOException.class, () -> load(mirror)).getMessage();
        String before = "MNIST is not in " + folder + " and cannot be downloaded ("
                + mirror.address().getAuthority() + " ";
        assertTrue(
                message.matches(Pattern.quote(before) + fault.said + "\\): put train-images-idx3-ubyte, .*"), message);
        assertFalse(Files.exists(folder));
    }

    @Test
    void withNoMirrorTheMessageSaysWhichFilesToPutWhere() throws IOException {
        URI first = downMirror();
        URI second = downMirror();
        assertRejected(
                IOException.class,
                "MNIST is not in " + folder + " and cannot be downloaded (" + first.getAuthority()
                        + " cannot be reached, " + second.getAuthority() + " cannot be reached): put "
                        + "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and "
                        + "t10k-labels-idx1-ubyte (as they are or as .gz), or Kaggle's train.csv, into that folder, or "
                        + "set the environment variable MNIST_DIR to the folder that has them",
                () -> load(new Mirrors(List.of(first, second), PATIENCE), progress -> {}));
        assertFalse(Files.exists(folder));
    }

    @Test
    void aMirrorThatIsDownIsPassedOver() throws IOException {
        Mirrors mirrors =
                new Mirrors(List.of(downMirror(), mirror(MirrorServer::whole).address()), PATIENCE);
        load(mirrors, progress -> {});
        assertRightData();
    }

    @Test
    void aMirrorThatFailedIsNotAskedFirstForTheNextFile() throws IOException {
        MirrorServer bad = mirror(MirrorServer.status(404));
        load(bad, mirror(MirrorServer::whole));
        assertEquals(List.of("/train-images-idx3-ubyte.gz"), bad.requests);
    }

    @Test
    void progressIsToldInTheThreadThatAskedAndEndsAtTheWhole() throws IOException {
        List<Progress> told = new ArrayList<>();
        Thread asking = Thread.currentThread();
        MirrorServer mirror = mirror(MirrorServer.slowly(3000, 150));
        load(new Mirrors(List.of(mirror.address()), PATIENCE), progress -> {
            assertSame(asking, Thread.currentThread());
            told.add(progress);
        });
        List<Progress> first = told.stream()
                .filter(progress -> progress.file().equals("train-images-idx3-ubyte"))
                .toList();
        assertTrue(first.size() > 3, first::toString);
        assertTrue(
                first.stream().anyMatch(progress -> progress.fraction() > 0 && progress.fraction() < 1),
                first::toString);
        assertEquals(1, first.get(first.size() - 1).fraction());
        assertEquals("127.0.0.1:" + mirror.address().getPort(), first.get(0).host());
    }

    @Test
    void twoThreadsAtOnceDownloadEachFileOnce() throws Exception {
        MirrorServer mirror = mirror(MirrorServer.slowly(4000, 50));
        Mirrors mirrors = new Mirrors(List.of(mirror.address()), PATIENCE);
        FutureTask<Split> other = new FutureTask<>(() -> load(mirrors, progress -> {}));
        new Thread(other).start();
        Split mine = load(mirrors, progress -> {});
        assertEquals(mine.train().X(), other.get(10, TimeUnit.SECONDS).train().X());
        assertEquals(4, mirror.requests.size(), mirror.requests::toString);
        assertRightData();
    }

    @Test
    void anInterruptEndsADownloadAndLeavesNothing() throws Exception {
        MirrorServer mirror = mirror(MirrorServer::stall);
        FutureTask<Boolean> download = new FutureTask<>(() -> {
            assertRejected(InterruptedIOException.class, "the download was interrupted", () -> load(mirror));
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = new Thread(download);
        thread.start();
        while (mirror.requests.isEmpty()) {
            Thread.sleep(10);
        }
        long start = System.nanoTime();
        thread.interrupt();
        assertTrue(download.get(5, TimeUnit.SECONDS), "the thread is no longer interrupted");
        assertTrue(System.nanoTime() - start < PATIENCE.toNanos() / 2, "the interrupt was answered too late");
        assertFalse(Files.exists(folder));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(temporary.resolve("data"), "a file where the folder should be");
        MirrorServer mirror = mirror(MirrorServer::whole);
        assertRejected(IOException.class, "cannot make the folder " + folder + " for MNIST", () -> load(mirror));
    }

    @Test
    void aDamagedFileThatWasThereIsNamedWithAWayOut() throws IOException {
        MirrorServer mirror = mirror(MirrorServer::whole);
        load(mirror);
        Path damaged = folder.resolve("t10k-labels-idx1-ubyte");
        Files.write(damaged, new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 1});
        assertRejected(
                IOException.class,
                damaged + " is cut off: its header says 3 elements, but there are only 1; "
                        + "delete that file, and it will be downloaded",
                () -> load(mirror));
    }

    private Split load(MirrorServer... mirrors) throws IOException {
        List<URI> addresses = Stream.of(mirrors).map(MirrorServer::address).toList();
        return load(new Mirrors(addresses, patience), progress -> {});
    }

    private Split load(Mirrors mirrors, Consumer<Progress> listener) throws IOException {
        return Mnist.load(new MnistFolder(folder), files, mirrors, listener);
    }

    private MirrorServer mirror(MirrorServer.Answer answer) throws IOException {
        MirrorServer server = new MirrorServer(answer);
        servers.add(server);
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            server.put(file.getKey(), file.getValue());
        }
        return server;
    }

    /** An address at which nobody answers. */
    private static URI downMirror() throws IOException {
        MirrorServer server = new MirrorServer(MirrorServer::whole);
        server.close();
        return server.address();
    }

    /** The four files, each with its right content, and nothing beside them. */
    private void assertRightData() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            assertEquals(
                    contents.keySet(),
                    found.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            assertArrayEquals(file.getValue(), Files.readAllBytes(folder.resolve(file.getKey())), file.getKey());
        }
    }

    private void addFile(String name, SplittableRandom random, int... sizes) throws GeneralSecurityException {
        ByteBuffer content =
                ByteBuffer.allocate(4 + 4 * sizes.length + IntStream.of(sizes).reduce(1, (a, b) -> a * b));
        content.putInt(0x800 + sizes.length);
        IntStream.of(sizes).forEach(content::putInt);
        while (content.hasRemaining()) {
            int pixel = random.nextInt(256);
            // More paper than ink, as pictures have.
            int one = random.nextBoolean() ? pixel : pixel / 2;
            content.put((byte) (sizes.length == 1 ? one % 10 : one));
        }
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content.array());
        files.add(new MnistFile(name, content.capacity(), HexFormat.of().formatHex(sha256)));
        contents.put(name, content.array());
    }

    private static byte[] compressed(byte[] content) {
        try {
            return MirrorServer.gzip(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
