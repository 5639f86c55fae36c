package digits.notebook;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A notebook's way to its front end.
 *
 * <pre>{@code
 * Notebook.open();                                   // in the first cell, after the imports
 * Notebook.show(Tables.of(history), Charts.loss(history));
 * }</pre>
 */
public final class Notebook {

    private Notebook() {}

    /**
     * Makes tables, charts, pictures, matrices, data sets, networks and results of training show themselves when they are a
     * cell's last expression. From then on {@code String.format} writes a decimal point in every country, as the course's text
     * does. Prints nothing.
     *
     * @throws IllegalStateException if the code does not run in a kernel of the kinds JJava or IJava
     */
    public static void open() {
        Kernel kernel = kernel("Notebook.open");
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        kernel.register();
        kernel.help();
        WarmUp.start();
    }

    /**
     * Shows values below the cell, one after the other, as each would show itself as the last expression.
     *
     * @throws IllegalStateException if the code does not run in a kernel of the kinds JJava or IJava
     */
    public static void show(Object... values) {
        Kernel kernel = kernel("Notebook.show");
        for (Object value : values) {
            if (Displays.knows(value)) {
                kernel.display(UUID.randomUUID().toString(), Displays.of(value));
            } else {
                kernel.displayAsIs(value);
            }
        }
    }

    /**
     * Hands something on to the program that runs the notebook, which has to know its type; a front end shows nothing of it.
     *
     * @param type a MIME type of the sender's own
     * @throws IllegalStateException if the code does not run in a kernel of the kinds JJava or IJava
     */
    public static void send(String type, String content) {
        kernel("Notebook.send").display(UUID.randomUUID().toString(), new MimeBundle(Map.of(type, content)));
    }

    /**
     * What a method of the notebook uses and nothing defines, in words; empty if this is not why it stopped. JShell takes such a
     * method all the same, and throws when it is called.
     */
    public static Optional<String> unknownName(Throwable thrown) {
        if (!thrown.getClass().getSimpleName().equals("SPIResolutionException")) {
            return Optional.empty();
        }
        return Kernel.running()
                .flatMap(kernel -> Stream.of(thrown.getStackTrace())
                        .flatMap(line -> kernel.unknownIn(line.getMethodName()).stream())
                        .findFirst())
                .or(
                        () -> Optional.of(
                                "It uses a name that Java does not know: is it misspelled, or made in a cell that has not been run?"));
    }

    /** What an exception means that does not tell a beginner itself, as cells say it; empty if it does, or if nobody knows. */
    public static Optional<String> explanation(Throwable thrown) {
        return UsualMistake.of(thrown.getClass().getName(), String.valueOf(thrown.getMessage()));
    }

    /**
     * The source of a method of the notebook, and of those that it mentions, without comments; empty if there is none, or if the
     * kernel hands it out to nobody.
     */
    public static String source(String method) {
        return Kernel.running().map(kernel -> kernel.source(method)).orElse("");
    }

    private static Kernel kernel(String operation) {
        return Kernel.running()
                .orElseThrow(
                        () -> new IllegalStateException(
                                operation
                                        + " needs a notebook that runs on the Java kernel JJava or IJava, but no such kernel runs this code"));
    }
}
