package digits.exercises;

import digits.notebook.CheckFailed;
import digits.notebook.Json;
import digits.notebook.Notebook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where a check has its answers from. Who works at an exercise is asked and judged at once. Where submissions are graded, the Java
 * in which the submission runs only hands on what was answered; another Java, in which no line of the submission ever runs,
 * does the same check with these answers, and its verdict counts. Both draw the same inputs, from the submission's seed and the
 * moment of the check: were they the same each time, the first check's messages would tell the answers to the second.
 */
abstract class Answers {

    /** The seed of a submission's inputs, in the Java in which it runs. */
    private static final String SEED = "DIGITS_SEED";

    /** How the answers leave that Java: as an output of the check's cell, which the grader takes out again. */
    private static final String TYPE = "application/x-digits-answers";

    /** The folder in which the judging Java finds the files seed and answers, and writes the file verdicts. */
    private static final String JUDGE = "DIGITS_JUDGE";

    private static boolean endsWithTheGrader;

    private final long seed;

    private Answers(long seed) {
        this.seed = seed;
    }

    /** What this Java is for. */
    static Answers here() {
        try {
            if (System.getenv(JUDGE) != null) {
                endWithTheGrader();
                Path folder = Path.of(System.getenv(JUDGE));
                Path answers = folder.resolve("answers");
                PlainValuesReader given = new PlainValuesReader(Files.readAllBytes(answers));
                long moment = given.moment();
                Files.write(answers, given.rest());
                return judging(folder, Long.parseLong(Files.readString(folder.resolve("seed"))) ^ moment);
            }
            // No program can set this clock, as it could a source of random numbers.
            long moment = System.nanoTime();
            return System.getenv(SEED) == null
                    ? asking(moment)
                    : keeping(Long.parseLong(System.getenv(SEED)) ^ moment, answers -> send(moment, answers));
        } catch (IOException problem) {
            throw new UncheckedIOException("the seed of this check cannot be read", problem);
        }
    }

    /** Who judges for nobody any more ends: a grader that is killed cannot end its judge itself. */
    private static synchronized void endWithTheGrader() {
        if (!endsWithTheGrader) {
            endsWithTheGrader = true;
            ProcessHandle grader = ProcessHandle.current().parent().orElseThrow();
            var unused = grader.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
        }
    }

    /** Asks, and keeps nothing. */
    static Answers asking(long seed) {
        return new Answers(seed) {
            @Override
            <T> T of(Supplier<T> answer) {
                return answer.get();
            }
        };
    }

    private static void send(long moment, byte[] answers) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(PlainValues.bytes(moment));
        all.writeBytes(answers);
        Notebook.send(TYPE, Base64.getEncoder().encodeToString(all.toByteArray()));
    }

    /** Asks, and hands on all answers of a check that found nothing wrong. */
    static Answers keeping(long seed, Consumer<byte[]> grader) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        return new Answers(seed) {
            @Override
            <T> T of(Supplier<T> answer) {
                T given = answer.get();
                kept.writeBytes(PlainValues.bytes(given));
                return given;
            }

            @Override
            void verdict(String check, boolean solved, String message) {
                if (solved) {
                    grader.accept(kept.toByteArray());
                }
            }
        };
    }

    /** Never asks: takes one answer after the other from the folder's file answers, and writes the verdict there. */
    static Answers judging(Path folder, long seed) throws IOException {
        PlainValuesReader given = new PlainValuesReader(Files.readAllBytes(folder.resolve("answers")));
        return new Answers(seed) {
            @Override
            @SuppressWarnings("unchecked")
            <T> T of(Supplier<T> answer) {
                return (T) given.next();
            }

            @Override
            void verdict(String check, boolean solved, String message) {
                Map<String, Object> verdict = new LinkedHashMap<>();
                verdict.put("check", check);
                verdict.put("solved", solved);
                verdict.put("message", message);
                try {
                    // Another check of the same cell goes on where this one stopped.
                    Files.write(folder.resolve("answers"), given.rest());
                    Files.writeString(
                            folder.resolve("verdicts"),
                            Json.of(verdict) + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                } catch (IOException problem) {
                    throw new UncheckedIOException("a verdict cannot be written to " + folder, problem);
                }
            }
        };
    }

    /** From which everything random in a check follows. */
    long seed() {
        return seed;
    }

    /**
     * An answer. All that a check takes from a submission has to come through here, in the same order whenever the seed is the same.
     *
     * @param answer asks the submission
     * @throws CheckFailed where answers are handed on, if this one is no plain value
     */
    abstract <T> T of(Supplier<T> answer);

    /** Says how a check ended, where it counts. */
    void verdict(String check, boolean solved, String message) {}

    /**
     * Does a check, and says how it ended.
     *
     * @param name how messages begin
     * @param check throws where an answer is wrong
     * @throws CheckFailed if the check throws anything; its message begins with the name
     */
    void judge(String name, Consumer<Answers> check) {
        CheckFailed wrong = Attempt.outcome(name, () -> Patience.with(() -> check.accept(this), Patience.LIMIT));
        verdict(name, wrong == null, wrong == null ? "" : wrong.getMessage());
        if (wrong != null) {
            throw wrong;
        }
    }
}
