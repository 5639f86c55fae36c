package digits.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Helps those who use a name that is nearly right, as of a file. */
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
                    .filter(name -> distance(core(name), wanted) <= Math.min(2, wanted.length() / 4))
                    .min(Comparator.comparing(name -> distance(core(name), wanted)));
        } catch (IOException | RuntimeException noFolder) {
            return Optional.empty();
        }
    }

    /** Letters and digits without the ending: what people remember of a name. */
    private static String core(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceFirst("(\\.[a-z0-9]{1,5})+$", "");
        return letters.replaceAll("[\\s_()-]+", "");
    }

    /** How many letters have to be put in, taken out, replaced or swapped with their neighbour. */
    public static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
