package digits.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands. What they came to goes to standard output; progress and failures go to standard error. */
@Command(
        name = "digits",
        subcommands = {TrainCommand.class, SweepCommand.class, PredictCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        description = "Trains networks that read digits, compares them, and uses them.",
        footer = {
            "",
            "A first try, in this order:",
            "  @|bold ${COMMAND-FULL-NAME} train --hidden 32 --into digits.npz --chart learning.png|@",
            "  @|bold ${COMMAND-FULL-NAME} predict digits.npz photo.jpg|@",
            "  @|bold ${COMMAND-FULL-NAME} sweep --over \"learning rate=log 0.001 to 10 in 9\" --seeds 5 --chart accuracy.png|@",
            "",
            "It ends with 0 if all went well, 1 if something failed, which is said in a sentence, 2 if an option is",
            "wrong, and 130 if it was stopped by Ctrl-C, in which case all that was finished is kept."
        })
public final class Main implements Runnable {

    /** How the user started it, for the help. */
    private static final String NAME =
            System.getProperty("digits.command", "java -cp \"target/command/*\" digits.command.Main");

    /** What is under way has this long to be brought to a good end after Ctrl-C. */
    private static final long SECONDS_TO_STOP = 60;

    /** Letters of a line of help where it goes to no terminal. */
    private static final int WIDTH = 110;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "says all this")
    @SuppressWarnings("unused") // picocli asks for it
    private boolean help;

    @Spec
    private CommandSpec spec;

    /** Written by the thread that ends Java. */
    private static volatile boolean stopping;

    /** Whether Ctrl-C was pressed. */
    static boolean isStopping() {
        return stopping;
    }

    /** Ends the program with the code that the command came to. */
    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("java.awt.headless", "true");
        Thread work = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopping = true;
            work.interrupt();
            try {
                work.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        int code = run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments);
        if (stopping) {
            // Java ends with 130 by itself, as soon as this thread has ended.
            return;
        }
        Runtime.getRuntime().halt(code);
    }

    /** What main does, with the code that it ends with. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setCommandName(NAME).setOut(out).setErr(err);
        line.setUsageHelpWidth(WIDTH).setUsageHelpAutoWidth(true).setCaseInsensitiveEnumValuesAllowed(true);
        converters(line);
        line.setParameterExceptionHandler((wrong, given) -> {
            String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
            err.println(message(wrong) + ". " + name + " --help says more.");
            return CommandLine.ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((failure, where, parsed) -> {
            if (failure instanceof IllegalArgumentException) {
                err.println(failure.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            if (failure instanceof NoSuchFileException missing) {
                err.println(missing.getFile() + " is not there");
                return CommandLine.ExitCode.SOFTWARE;
            }
            if (failure instanceof IllegalStateException || failure instanceof IOException) {
                err.println(failure.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            err.println("Java's " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB of memory were not enough: take fewer units, "
                    + "classes, settings or examples, or start it with JDK_JAVA_OPTIONS=-Xmx and more");
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** A wrong value is said in words of the reader's, not in Java's. */
    private static void converters(CommandLine line) {
        line.registerConverter(Path.class, text -> {
            if (text.isBlank()) {
                throw new TypeConversionException("the name of a file is needed, but it is empty");
            }
            return Path.of(text);
        });
        number(
                line,
                "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE,
                Integer::valueOf,
                int.class,
                Integer.class);
        number(line, "a whole number from -2^63 to 2^63 - 1", Long::valueOf, long.class, Long.class);
        number(line, "a number with a point, as in 0.2", Double::valueOf, double.class, Double.class);
    }

    @SafeVarargs
    private static <N> void number(CommandLine line, String needed, Function<String, N> read, Class<N>... types) {
        for (Class<N> type : types) {
            line.registerConverter(type, text -> {
                try {
                    return read.apply(text.strip());
                } catch (NumberFormatException e) {
                    throw new TypeConversionException("'" + text + "' is not " + needed);
                }
            });
        }
    }

    private static String message(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().get(0).startsWith("-")) {
            String first = "\"" + unmatched.getUnmatched().get(0) + "\"";
            return wrong.getCommandLine().getParent() == null
                    ? "There is no command " + first + ": it is train, sweep or predict"
                    : first
                            + " is a word too many: put quotes around what has spaces, as in --over \"learning rate=0.1, 0.3\"";
        }
        return wrong.getMessage();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is needed: train, sweep or predict");
    }
}
