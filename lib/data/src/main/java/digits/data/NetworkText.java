package digits.data;

import digits.network.Activation;
import digits.network.Layer;
import digits.network.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The description of a saved network, network.txt: lines of the form {@code key=value} in UTF-8, which say the version of
 * the format, the architecture, and how the network was trained. In a value a backslash and a line end are written as \\
 * and \n. The page docs/data.md lists the keys.
 */
final class NetworkText {

    /** What tells a network's file from all others. */
    private static final String FORMAT = "digits-network";

    private static final int VERSION = 1;

    /** Before the name of an activation that does not come with the library. */
    private static final String OWN = "own ";

    private static final String TRAINING = "training.";

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Describes a network. */
    NetworkText(Network network, Map<String, String> training) {
        values.put("format", FORMAT);
        values.put("version", String.valueOf(VERSION));
        values.put("inputs", String.valueOf(network.inputs()));
        values.put("layers", String.valueOf(network.layers().size()));
        int number = 1;
        for (Layer layer : network.layers()) {
            values.put("layer" + number + ".units", String.valueOf(layer.units()));
            values.put("layer" + number + ".activation", nameOf(layer.activation()));
            number++;
        }
        training.forEach((key, value) -> values.put(TRAINING + key, value));
    }

    /**
     * Reads a description.
     *
     * @throws IOException if it is not one, or of a later version
     */
    NetworkText(byte[] file) throws IOException {
        for (String line : new String(file, StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .split("\r?\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                String key = line.substring(0, equals);
                if (values.put(key, unescaped(line.substring(equals + 1))) != null) {
                    throw new IOException("says " + DataFile.shown(key) + " twice");
                }
                if (key.startsWith(TRAINING) && !SavedNetwork.isNote(key.substring(TRAINING.length()))) {
                    throw new IOException("has a note " + DataFile.quoted(key)
                            + ", but a note needs a key of letters, digits, dots, blanks and hyphens");
                }
            }
        }
        if (!FORMAT.equals(values.getOrDefault("format", "").strip())) {
            throw new IOException("does not say format=" + FORMAT);
        }
        int version = number("version");
        if (version > VERSION) {
            throw new IOException("says version " + version + " of the format, but this library knows versions up to "
                    + VERSION + ": the network was saved by a newer one");
        }
    }

    byte[] toBytes() {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) ->
                text.append(key).append('=').append(escaped(value)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    int layers() throws IOException {
        return number("layers");
    }

    int inputs() throws IOException {
        return number("inputs");
    }

    /** The units of a layer, counted from 1. */
    int units(int layer) throws IOException {
        return number("layer" + layer + ".units");
    }

    /** The activation of a layer, counted from 1: one of the library's, or one of those given. */
    Activation activation(int layer, List<Activation> own) throws IOException {
        String name = value("layer" + layer + ".activation");
        if (name.startsWith(OWN)) {
            String bare = name.substring(OWN.length());
            return own.stream()
                    .filter(activation -> activation.name().equals(bare))
                    .findFirst()
                    .orElseThrow(() -> new IOException(
                            "names an activation of your own for layer " + layer + ", " + DataFile.quoted(bare)
                                    + ", whose formula is code that a file cannot hold: pass it to load"));
        }
        Activation known = known(name);
        if (known == null) {
            throw new IOException("names an activation for layer " + layer + " that this library does not know, "
                    + DataFile.quoted(name) + "; it knows "
                    + Activation.LIBRARY.stream().map(Activation::name).collect(Collectors.joining(", ")));
        }
        return known;
    }

    /** What was noted about the training. */
    Map<String, String> training() {
        Map<String, String> training = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(TRAINING)) {
                training.put(key.substring(TRAINING.length()), value);
            }
        });
        return training;
    }

    private static String nameOf(Activation activation) {
        return isOwn(activation) ? OWN + activation.name() : activation.name();
    }

    /** Whether an activation does not come with the library. */
    static boolean isOwn(Activation activation) {
        return !activation.equals(known(activation.name()));
    }

    /** The library's activation of a name; null if there is none. */
    private static Activation known(String name) {
        try {
            return Activation.named(name).orElse(null);
        } catch (IllegalArgumentException noSlope) {
            return null;
        }
    }

    private int number(String key) throws IOException {
        String value = value(key);
        // Nine digits fit an int.
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new IOException("needs a whole number from 1 for " + key + ", but says " + DataFile.shown(value));
        }
        return Integer.parseInt(value);
    }

    private String value(String key) throws IOException {
        String value = values.get(key);
        if (value == null) {
            throw new IOException("does not say " + key);
        }
        return value.strip();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String text) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\\' && i + 1 < text.length()) {
                i++;
                next = text.charAt(i) == 'n' ? '\n' : text.charAt(i) == 'r' ? '\r' : text.charAt(i);
            }
            value.append(next);
        }
        return value.toString();
    }
}
