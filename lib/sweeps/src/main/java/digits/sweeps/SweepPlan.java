package digits.sweeps;

import digits.dataset.Dataset;
import digits.dataset.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A sweep as it is planned: many trainings, each a setting of options and a seed. Immutable; a value that can be written down as text
 * and read again.
 *
 * <pre>{@code
 * SweepPlan plan = SweepPlan.grid()
 *         .with("learning rate", Values.log(0.001, 1, 7)).with("hidden", Values.of(10, 32))
 *         .with("iterations", Values.of(500)).seeds(5);
 * SweepResults results = plan.over(split).into(Path.of("sweep.csv")).run();
 * }</pre>
 *
 * @param search how settings are chosen of the values
 * @param options the options that are set, with their values; all others are as in a training of its own
 * @param seeds with which each setting is trained
 * @param halving successive halving, or null
 * @param budget after which a run ends
 */
public record SweepPlan(
        Search search, Map<TrainingOption, Values> options, List<Long> seeds, Halving halving, Budget budget) {

    private static final String FIRST_LINE = "digits sweep 1";

    public SweepPlan {
        Map<TrainingOption, Values> inOrder = new EnumMap<>(TrainingOption.class);
        inOrder.putAll(options);
        options = Collections.unmodifiableMap(inOrder);
        seeds = List.copyOf(seeds);
        if (seeds.size() > Values.MOST) {
            throw new IllegalArgumentException(
                    "a sweep needs at most " + Values.MOST + " seeds, but got " + seeds.size());
        }
        if (seeds.isEmpty() || new HashSet<>(seeds).size() < seeds.size()) {
            throw new IllegalArgumentException("a sweep needs at least one seed, and each only once, but got " + seeds);
        }
    }

    /** Every value of each option with every value of the others. */
    public static SweepPlan grid() {
        return of(Search.grid());
    }

    /** So many settings, each value drawn at random. */
    public static SweepPlan random(int settings, long seed) {
        return of(new Search(Search.Method.RANDOM, settings, seed));
    }

    /** So many settings that are spread evenly along each option. */
    public static SweepPlan latinHypercube(int settings, long seed) {
        return of(new Search(Search.Method.LATIN_HYPERCUBE, settings, seed));
    }

    /** So many settings that are spread evenly in all options together, without chance. */
    public static SweepPlan sobol(int settings) {
        return of(new Search(Search.Method.SOBOL, settings, 0));
    }

    private static SweepPlan of(Search search) {
        return new SweepPlan(search, new EnumMap<>(TrainingOption.class), List.of(1L), null, Budget.NONE);
    }

    /**
     * The same with one more option, which takes these values.
     *
     * @throws IllegalArgumentException if the option can't have one of them
     */
    public SweepPlan with(TrainingOption option, Values values) {
        Map<TrainingOption, Values> more = new EnumMap<>(TrainingOption.class);
        more.putAll(options);
        more.put(option, values.of(option));
        return new SweepPlan(search, more, seeds, halving, budget);
    }

    /**
     * The same, by the option's name.
     *
     * @throws IllegalArgumentException if a training has no such option
     */
    public SweepPlan with(String option, Values values) {
        return with(TrainingOption.named(option), values);
    }

    /** The same, with numbers as values. */
    public SweepPlan with(String option, double... numbers) {
        return with(option, Values.of(numbers));
    }

    /** The same, with words as values. */
    public SweepPlan with(String option, String... words) {
        return with(option, Values.of(words));
    }

    /** Each setting is trained so many times, with the seeds from 1 on. */
    public SweepPlan seeds(int count) {
        return seeds(LongStream.rangeClosed(1, count).boxed().toList());
    }

    /** Each setting is trained with each of these seeds. */
    public SweepPlan seeds(List<Long> these) {
        return new SweepPlan(search, options, these, halving, budget);
    }

    /** With successive halving. */
    public SweepPlan halving(int fromIterations, int factor) {
        return new SweepPlan(search, options, seeds, new Halving(fromIterations, factor), budget);
    }

    /** Each run ends after this. */
    public SweepPlan budget(Budget other) {
        return new SweepPlan(search, options, seeds, halving, other);
    }

    /** The options of which there is more than one value: what the sweep is about. */
    public List<TrainingOption> varied() {
        return options.keySet().stream()
                .filter(option -> Search.isVaried(options.get(option)))
                .toList();
    }

    /** The sweep over these examples, to be run. */
    public SweepRun over(Split split) {
        return new SweepRun(this, split.train(), split.test());
    }

    /** The sweep over these examples, measured on nothing else: accuracies are then those of what was learned. */
    public SweepRun over(Dataset train) {
        return new SweepRun(this, train, null);
    }

    /**
     * All settings, in their order, checked.
     *
     * @throws IllegalArgumentException if options do not go together
     */
    List<Setting> settings() {
        List<Setting> settings = search.settings(options);
        settings.forEach(Setting::check);
        if (halving != null
                && (options.containsKey(TrainingOption.EPOCHS)
                        || (options.containsKey(TrainingOption.ITERATIONS)
                                && varied().contains(TrainingOption.ITERATIONS)))) {
            throw new IllegalArgumentException(
                    "successive halving goes by iterations: it needs one number of iterations, and no epochs");
        }
        return settings;
    }

    /** The text of all that decides the results: not the budget. */
    String decisive() {
        return budget(Budget.NONE).toString();
    }

    /**
     * Reads what {@link #toString} writes. Empty lines, and what follows #, are left out.
     *
     * @throws IllegalArgumentException if it is not the text of a sweep; names the line
     */
    public static SweepPlan parse(String text) {
        Map<String, String> lines = new LinkedHashMap<>();
        int number = 0;
        boolean begun = false;
        // Editors on Windows may begin a file with a mark of the encoding.
        for (String line : text.replaceFirst("^\uFEFF", "").lines().toList()) {
            number++;
            String bare = line.replaceAll("#.*", "").strip();
            if (bare.isEmpty()) {
                continue;
            }
            if (!begun) {
                if (!bare.equals(FIRST_LINE)) {
                    throw new IllegalArgumentException("the text of a sweep needs to begin with the line \""
                            + FIRST_LINE + "\", but line " + number + " is \"" + Excerpt.of(bare) + "\"");
                }
                begun = true;
                continue;
            }
            int colon = bare.indexOf(':');
            if (colon < 0
                    || lines.put(
                                    bare.substring(0, colon).strip(),
                                    bare.substring(colon + 1).strip())
                            != null) {
                throw new IllegalArgumentException(
                        "the text of a sweep needs lines such as \"learning rate: 0.1, 0.3\", one for "
                                + "each option, but line " + number + " is \"" + Excerpt.of(bare) + "\"");
            }
        }
        if (!begun) {
            throw new IllegalArgumentException(
                    "the text of a sweep needs to begin with the line \"" + FIRST_LINE + "\", but it is empty");
        }
        SweepPlan plan = grid();
        for (Map.Entry<String, String> line : lines.entrySet()) {
            plan = plan.line(line.getKey(), line.getValue());
        }
        return plan;
    }

    /**
     * The same with one line of a text, in place of the line of that name if there is one.
     *
     * @param name search, seeds, halving, budget or an option
     * @throws IllegalArgumentException if it is not such a line
     */
    public SweepPlan line(String name, String value) {
        String text = value.strip();
        return switch (name) {
            case "search" -> new SweepPlan(Search.parse(text), options, seeds, halving, budget);
            case "seeds" -> seeds(Values.seeds(text));
            case "halving" -> new SweepPlan(search, options, seeds, Halving.parse(text), budget);
            case "budget" -> budget(Budget.parse(text));
            default -> with(name, Values.parse(text));
        };
    }

    /** A line for each part, in an order of their own: equal plans have equal texts. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(List.of(FIRST_LINE, "search: " + search));
        options.forEach((option, values) -> lines.add(option + ": " + values));
        lines.add("seeds: " + seedsText());
        if (halving != null) {
            lines.add("halving: " + halving);
        }
        if (!budget.equals(Budget.NONE)) {
            lines.add("budget: " + budget);
        }
        return String.join("\n", lines) + "\n";
    }

    private String seedsText() {
        long first = seeds.get(0);
        long last = seeds.get(seeds.size() - 1);
        boolean inARow = seeds.size() > 2
                && LongStream.rangeClosed(first, last)
                        .boxed()
                        .limit(seeds.size() + 1L)
                        .toList()
                        .equals(seeds);
        return inARow
                ? first + " to " + last
                : seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
