package digits.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Helps those who look for a file under a name that is nearly right. */
public final class NearbyNames {

    /** Names in a folder that are looked at. */
    private static final int MOST = 2000;

    private NearbyNames() {}

    /** As "there is no file my-digit.jpg (looked in /home/me/notebooks; there is my-digit.jpeg)". */
    public static String missing(Path file) {
        if (Files.isSymbolicLink(file)) {
            return file + " is a link that leads to no file";
        }
        if (Files.exists(file)) {
            return file + " is a pipe or a device: write what comes from it into a file";
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        String looked = file.isAbsolute() || file.getParent() != null
                ? Path.of("").toAbsolutePath().toString()
                : folder.toString();
        String near = nearest(folder, file).map(name -> "; there is " + name).orElse("");
        return "there is no file " + file + " (looked in " + looked + near + ")";
    }

    private static Optional<String> nearest(Path folder, Path file) {
        String wanted = core(String.valueOf(file.getFileName()));
        try (Stream<Path> names = Files.list(folder)) {
            return names.limit(MOST)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> apart(core(name), wanted) <= Math.min(2, wanted.length() / 4))
                    .min(Comparator.comparing(name -> apart(core(name), wanted)));
        } catch (IOException | RuntimeException noFolder) {
            return Optional.empty();
        }
    }

    /** Letters and digits without the ending: what people remember of a name. */
    private static String core(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceFirst("(\\.[a-z0-9]{1,5})+$", "");
        return letters.replaceAll("[\\s_()-]+", "");
    }

    /** How many letters have to be put in, taken out or changed (Levenshtein's distance). */
    private static int apart(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int before = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = before + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                before = row[j];
                row[j] = Math.min(changed, 1 + Math.min(before, row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
