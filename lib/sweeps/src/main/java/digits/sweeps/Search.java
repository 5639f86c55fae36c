package digits.sweeps;

import digits.dataset.Shuffle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * How the settings of a sweep are chosen of the values of its options.
 *
 * @param method grid takes all combinations; the others draw so many
 * @param count how many settings are drawn; 0 for a grid
 * @param seed of the numbers drawn; 0 where nothing is random
 */
public record Search(Method method, int count, long seed) {

    /** A way to choose. */
    public enum Method {
        /** Every value with every other. */
        GRID("grid"),
        /** Each value by itself, at random. Bergstra and Bengio, "Random search for hyper-parameter optimization", JMLR 2012. */
        RANDOM("random"),
        /**
         * Each option's values are cut into as many equal parts as there are settings, and each part is drawn from once. McKay,
         * Beckman and Conover, 1979, doi:10.1080/00401706.1979.10489755.
         */
        LATIN_HYPERCUBE("latin hypercube"),
        /** Sobol's sequence, which fills the space evenly without chance; 1967, doi:10.1016/0041-5553(67)90144-9. */
        SOBOL("sobol");

        private final String text;

        Method(String text) {
            this.text = text;
        }
    }

    /** Most settings of a sweep. */
    static final int MOST = 10_000_000;

    private static final Pattern TEXT =
            Pattern.compile("(random|latin hypercube|sobol) (\\d{1,8})(?: seed (-?\\d{1,19}))?");

    public Search {
        if (method != Method.GRID && count < 1) {
            throw new IllegalArgumentException("a search needs to draw at least one setting, but got " + count);
        }
        if (count > MOST) {
            throw new IllegalArgumentException(
                    "a search needs to draw at most " + MOST + " settings, but got " + count);
        }
    }

    static Search grid() {
        return new Search(Method.GRID, 0, 0);
    }

    /** Reads what {@link #toString} writes. */
    static Search parse(String text) {
        if (text.strip().equals("grid")) {
            return grid();
        }
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a search needs to be grid, random 100 seed 1, latin hypercube 100 seed 1 or "
                            + "sobol 100, but got \"" + Excerpt.of(text.strip()) + "\"");
        }
        Method method = Method.valueOf(matcher.group(1).toUpperCase(Locale.ROOT).replace(' ', '_'));
        try {
            long seed = matcher.group(3) == null || method == Method.SOBOL ? 0 : Long.parseLong(matcher.group(3));
            return new Search(method, Integer.parseInt(matcher.group(2)), seed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "a search needs a seed from -2^63 to 2^63 - 1, but got " + matcher.group(3), e);
        }
    }

    /** The settings, in their order. */
    List<Setting> settings(Map<TrainingOption, Values> options) {
        return method == Method.GRID ? combinations(options) : drawn(options);
    }

    private static List<Setting> combinations(Map<TrainingOption, Values> options) {
        long count = 1;
        for (Map.Entry<TrainingOption, Values> option : options.entrySet()) {
            if (option.getValue() instanceof Values.Between between) {
                throw new IllegalArgumentException("a grid needs to know which values " + option.getKey()
                        + " takes, but there is no end of them in \"" + between + "\"; write \"" + between
                        + (between.isLog() ? " in 7\"" : " step …\"") + ", or draw them with a random search");
            }
            count = Math.min(Long.MAX_VALUE / MOST, count)
                    * option.getValue().all().size();
        }
        if (count > MOST) {
            throw new IllegalArgumentException("a sweep needs at most " + MOST + " settings, but this grid has more");
        }
        List<Map<TrainingOption, String>> all = List.of(new EnumMap<>(TrainingOption.class));
        for (Map.Entry<TrainingOption, Values> option : options.entrySet()) {
            List<Map<TrainingOption, String>> longer = new ArrayList<>();
            for (Map<TrainingOption, String> before : all) {
                for (String value : option.getValue().all()) {
                    Map<TrainingOption, String> with = new EnumMap<>(before);
                    with.put(option.getKey(), value);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all.stream().map(Setting::new).toList();
    }

    private List<Setting> drawn(Map<TrainingOption, Values> options) {
        List<TrainingOption> varied = options.keySet().stream()
                .filter(option -> isVaried(options.get(option)))
                .toList();
        double[][] points = points(varied.size());
        List<Setting> settings = new ArrayList<>();
        for (double[] point : points) {
            Map<TrainingOption, String> chosen = new EnumMap<>(TrainingOption.class);
            options.forEach((option, values) -> {
                double chance = isVaried(values) ? point[varied.indexOf(option)] : 0;
                chosen.put(option, option.drawn(values.draw(chance)));
            });
            settings.add(new Setting(chosen));
        }
        return settings;
    }

    static boolean isVaried(Values values) {
        return values.all().size() != 1;
    }

    /** Numbers from 0 to below 1: a row for each setting. */
    private double[][] points(int dimensions) {
        double[][] points = new double[count][dimensions];
        if (dimensions == 0) {
            return points;
        }
        SplittableRandom random = new SplittableRandom(seed);
        if (method == Method.SOBOL) {
            SobolSequenceGenerator sobol = new SobolSequenceGenerator(dimensions);
            // The first point is the corner where all are 0: the lowest of all values at once.
            sobol.skipTo(1);
            for (int i = 0; i < count; i++) {
                points[i] = sobol.nextVector();
            }
        } else if (method == Method.RANDOM) {
            for (double[] point : points) {
                for (int i = 0; i < dimensions; i++) {
                    point[i] = random.nextDouble();
                }
            }
        } else {
            for (int dimension = 0; dimension < dimensions; dimension++) {
                int[] parts = Shuffle.order(count, random);
                for (int i = 0; i < count; i++) {
                    points[i][dimension] = (parts[i] + random.nextDouble()) / count;
                }
            }
        }
        return points;
    }

    @Override
    public String toString() {
        return method == Method.GRID
                ? method.text
                : method.text + " " + count + (method == Method.SOBOL ? "" : " seed " + seed);
    }
}
