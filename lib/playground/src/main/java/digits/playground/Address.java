package digits.playground;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An experiment as the end of an address, and back: {@code layers=10,10&alpha=0.1&batch=32}. What is as usual is left out. If
 * anything is not understood, the whole experiment is the usual one, and a sentence says why.
 */
public final class Address {

    /** Wide enough for what the course does, narrow enough for a phone to draw and to compute. */
    static final int MOST_LAYERS = 5;

    static final int MOST_UNITS = 128;
    private static final int MOST_EXAMPLES = 999_999;

    private final Map<String, String> settings = settings(Experiment.USUAL);
    private final List<String> notUnderstood = new ArrayList<>();

    private Address() {}

    /**
     * What an address came to.
     *
     * @param experiment the usual one if anything was not understood
     * @param notUnderstood a sentence for each part that was not
     */
    public record Read(Experiment experiment, List<String> notUnderstood) {}

    /** Reads the part of an address behind {@code #}. */
    public static Read read(String query) {
        Address address = new Address();
        for (String part : query.split("&", -1)) {
            address.take(part);
        }
        Experiment experiment = address.experiment();
        boolean understood = address.notUnderstood.isEmpty();
        return new Read(understood ? experiment : Experiment.USUAL, List.copyOf(address.notUnderstood));
    }

    /** The part of an address behind {@code #}; empty for the usual experiment. */
    public static String of(Experiment experiment) {
        Map<String, String> usual = settings(Experiment.USUAL);
        return settings(experiment).entrySet().stream()
                .filter(setting -> !setting.getValue().equals(usual.get(setting.getKey())))
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("&"));
    }

    /** An address in which nothing is left out. */
    static String whole(Experiment experiment) {
        return settings(experiment).entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("&"));
    }

    /** Everything that can be set, by its name in an address. */
    private static Map<String, String> settings(Experiment experiment) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("layers", layers(experiment.hidden()));
        settings.put("activation", experiment.activation());
        settings.put("output", experiment.output());
        settings.put("loss", experiment.loss());
        settings.put("start", experiment.start());
        settings.put("optimizer", experiment.optimizer());
        settings.put("alpha", number(experiment.learningRate()));
        settings.put("batch", experiment.batch() == 0 ? "all" : String.valueOf(experiment.batch()));
        settings.put("examples", experiment.examples() == 0 ? "all" : String.valueOf(experiment.examples()));
        settings.put("l2", number(experiment.l2()));
        settings.put("dropout", number(experiment.dropout()));
        settings.put("seed", String.valueOf(experiment.seed()));
        return settings;
    }

    private static String layers(List<Integer> hidden) {
        return hidden.isEmpty() ? "none" : hidden.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((int) value) : String.valueOf(value);
    }

    private void take(String part) {
        int sign = part.indexOf('=');
        String key = sign < 0 ? part : part.substring(0, sign);
        if (settings.containsKey(key)) {
            settings.put(key, sign < 0 ? "" : part.substring(sign + 1));
        } else if (!part.isEmpty()) {
            notUnderstood.add("\"" + shortly(key) + "\" is nothing that can be set here.");
        }
    }

    private Experiment experiment() {
        Experiment experiment = new Experiment(
                hidden(),
                one("activation", Experiment.ACTIVATIONS),
                one("output", Experiment.OUTPUTS),
                one("loss", Experiment.LOSSES),
                one("start", Experiment.STARTS),
                one("optimizer", Experiment.OPTIMIZERS),
                number("alpha", "0.000001", "1000"),
                wholeOrAll("batch"),
                wholeOrAll("examples"),
                number("l2", "0", "1"),
                number("dropout", "0", "0.9"),
                whole("seed", settings.get("seed"), 0, 999_999_999));
        if (experiment.output().equals("softmax") && experiment.loss().equals("binary-cross-entropy")) {
            // Both give numbers from 0 to 1, but only sigmoid's are questions of their own.
            notUnderstood.add("\"binary-cross-entropy\" needs \"output=sigmoid\", but the outputs are softmax.");
        }
        return experiment;
    }

    private List<Integer> hidden() {
        List<Integer> hidden = new ArrayList<>();
        if (settings.get("layers").equals("none")) {
            return hidden;
        }
        for (String units : settings.get("layers").split(",", -1)) {
            hidden.add(whole("layers", units, 1, MOST_UNITS));
        }
        if (hidden.size() > MOST_LAYERS) {
            notUnderstood.add(
                    "\"layers\" needs at most " + MOST_LAYERS + " hidden layers, but got " + hidden.size() + ".");
        }
        return hidden;
    }

    private String one(String key, List<String> known) {
        String value = settings.get(key);
        if (!known.contains(value)) {
            complain(key, "one of " + String.join(", ", known), value);
        }
        return value;
    }

    private int wholeOrAll(String key) {
        String value = settings.get(key);
        return value.equals("all") ? 0 : whole(key, value, 1, MOST_EXAMPLES);
    }

    private int whole(String key, String value, int least, int most) {
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        complain(key, "a whole number from " + least + " to " + most, value);
        return least;
    }

    private double number(String key, String least, String most) {
        String value = settings.get(key);
        if (value.matches("[0-9]{1,9}([.][0-9]{1,20})?([eE]-?[0-9]{1,2})?")) {
            double number = Double.parseDouble(value);
            if (number >= Double.parseDouble(least) && number <= Double.parseDouble(most)) {
                return number;
            }
        }
        complain(key, "a number from " + least + " to " + most, value);
        return 0;
    }

    private void complain(String key, String needed, String found) {
        notUnderstood.add("\"" + key + "\" needs " + needed + ", but got \"" + shortly(found) + "\".");
    }

    /** Enough to find it in the address. */
    private static String shortly(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
