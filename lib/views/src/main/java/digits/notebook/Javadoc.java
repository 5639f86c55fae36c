package digits.notebook;

import digits.matrix.Matrix;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells JShell where the library's sources are, so that Shift-Tab on one of its methods shows what is written there. JShell
 * itself looks into the JDK's src.zip alone; the field that says so is its own, and JJava starts Java with the permission to
 * write it. Where it cannot be written, Shift-Tab shows a method's parameters and no more.
 */
final class Javadoc {

    /** The folder of a jar of the library in which its sources are. */
    private static final String SOURCES = "/META-INF/sources";

    /** JShell reads them as long as it runs, so they are never closed. */
    private static final List<FileSystem> OPEN = new ArrayList<>();

    private Javadoc() {}

    /** Has to happen before the first Shift-Tab. */
    static synchronized void show() {
        if (!OPEN.isEmpty()) {
            return;
        }
        try {
            List<Path> sources = new ArrayList<>();
            for (Class<?> part : new Class<?>[] {Matrix.class, Javadoc.class}) {
                Path jar = Path.of(
                        part.getProtectionDomain().getCodeSource().getLocation().toURI());
                if (Files.isRegularFile(jar)) {
                    sources.add(opened(jar).getPath(SOURCES));
                }
            }
            Path ofJava = Path.of(System.getProperty("java.home"), "lib", "src.zip");
            if (Files.isRegularFile(ofJava)) {
                try (DirectoryStream<Path> modules =
                        Files.newDirectoryStream(opened(ofJava).getPath("/"))) {
                    modules.forEach(sources::add);
                }
            }
            Field field =
                    Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("availableSourcesOverride");
            field.setAccessible(true);
            field.set(null, sources);
        } catch (ReflectiveOperationException | RuntimeException | IOException | URISyntaxException notInThisJava) {
            // Signatures are shown all the same.
            return;
        }
    }

    private static FileSystem opened(Path archive) throws IOException {
        FileSystem opened = FileSystems.newFileSystem(archive);
        OPEN.add(opened);
        return opened;
    }
}
