package digits.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Files that a command is to write, looked at before hours of training, not after. */
final class OutputFiles {

    private OutputFiles() {}

    /**
     * Refuses what could not be written, and what would be written over something else that is named.
     *
     * @param inputs what the command reads; null for what was not named
     * @param outputs what it writes; null for what was not named
     */
    static void check(Stream<Path> inputs, Stream<Path> outputs) throws IOException {
        List<Path> taken = new ArrayList<>(inputs.filter(Objects::nonNull).toList());
        for (Path output : outputs.filter(Objects::nonNull).toList()) {
            if (Files.isDirectory(output)) {
                throw new IllegalArgumentException(output + " is a folder, but the name of a file to write is needed");
            }
            if (Files.exists(output) && !Files.isRegularFile(output)) {
                throw new IllegalArgumentException(
                        output + " is a device or a pipe, but the name of a file to write is needed");
            }
            Path folder = output.toAbsolutePath().normalize().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new IllegalArgumentException(output + " is to be written, but there is no folder " + folder);
            }
            if (!Files.isWritable(folder)) {
                throw new IllegalArgumentException(
                        output + " is to be written, but nothing may be written into the folder " + folder);
            }
            for (Path other : taken) {
                if (isSame(output, other)) {
                    throw new IllegalArgumentException(
                            output + " is named twice, and would be written over itself: name another file");
                }
            }
            taken.add(output);
        }
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
                || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
    }
}
