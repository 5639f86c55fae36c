package digits.exercises;

import digits.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The exercises of notebook 08, read MNIST. */
public final class Exercises08 {

    private static final Exercise HEADER = new Exercise(8, 1, "read the header of an IDX file");
    private static final Exercise STEPS = new Exercise(8, 2, "how many steps an epoch has");
    private static final Exercise SUBMISSION = new Exercise(8, 3, "write a submission");

    static final List<Exercise> ALL = List.of(HEADER, STEPS, SUBMISSION);

    /** Where the sizes begin: after two zeros, the type, and the number of dimensions. */
    private static final int FIRST_SIZE = 4;

    /** The first bytes of a file, in hexadecimal. */
    record Header(String bytes) {

        byte[] toBytes() {
            String[] each = bytes.split(" ", -1);
            byte[] all = new byte[each.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) Integer.parseInt(each[i], 16);
            }
            return all;
        }
    }

    /** A training with mini-batches. */
    record Plan(int examples, int batchSize, int epochs) {}

    private static final Question<Header, int[]> HEADER_QUESTION = Question.of(
                    HEADER, Exercises08::header, (Header it) -> sizes(it, 0xFF, false))
            .also(new Header("00 00 08 03 00 00 EA 60 00 00 00 1C 00 00 00 1C 00 00"))
            // Enough elements behind the header to be taken for sizes.
            .also(new Header("00 00 08 01 00 00 27 10 07 02 01 00 04 01 09 05"))
            .also(new Header("00 00 08 01 00 01 86 A0 07 02 01"))
            .also(new Header("00 00 08 02 01 02 03 04 00 00 00 02"))
            .mistake(
                    "A size has four bytes, and you read the last two of them: above 65,535 it takes the others as well.",
                    it -> Arrays.stream(sizes(it, 0xFF, false))
                            .map(size -> size & 0xFFFF)
                            .toArray())
            .mistake(
                    "A size has four bytes, and you read the last three of them.",
                    it -> Arrays.stream(sizes(it, 0xFF, false))
                            .map(size -> size & 0xFFFFFF)
                            .toArray())
            .mistake(
                    "A Java byte goes from −128 to 127, so the bytes from 128 on come out negative. `& 0xFF` makes them 128 to 255.",
                    it -> sizes(it, -1, false))
            .mistake(
                    "The bytes of each size are in the wrong order: the highest comes first.",
                    it -> sizes(it, 0xFF, true))
            .mistake(
                    "You read every size from its last byte alone. The bytes before it count 256, 256·256 and 256·256·256 times as much. "
                            + "(Or is it a + b & 0xFF? Java adds first: write (b & 0xFF).)",
                    it -> Arrays.stream(sizes(it, 0xFF, false))
                            .map(size -> size & 0xFF)
                            .toArray())
            .mistake(
                    "You begin at byte 0. The sizes begin behind the four bytes that say what kind of file it is.",
                    it -> shifted(it))
            .mistake(
                    "There are as many sizes as the fourth byte says; you give the first one alone.",
                    it -> Arrays.copyOf(sizes(it, 0xFF, false), 1))
            .mistake(
                    "The four bytes are added up. Each counts 256 times as much as the one behind it.",
                    it -> sizes(it, 0xFF, false, 1))
            .mistake(
                    "A byte counts 256 times as much as the one behind it, not 255 times: it has 256 values, 0 included.",
                    it -> sizes(it, 0xFF, false, 255))
            .mistake(
                    "A byte counts 256 times as much as the one behind it, not 10 times, as a decimal digit does.",
                    it -> sizes(it, 0xFF, false, 10))
            .mistake(
                    "How many sizes there are, byte 3 says. What follows them are elements.",
                    it -> sizes(it, (it.toBytes().length - FIRST_SIZE) / 4, 0xFF, false, 256))
            .mistake(
                    "A size has four bytes, and you read the last two of them. And bytes from 128 on come out negative: `& 0xFF` makes them "
                            + "128 to 255.",
                    it -> {
                        byte[] bytes = it.toBytes();
                        return IntStream.range(0, bytes[3])
                                .map(size -> bytes[6 + 4 * size] * 256 + bytes[7 + 4 * size])
                                .toArray();
                    });

    private static final String RUNS_OVER =
            "You let a batch run over from one epoch into the next: round up in each epoch, (double) examples / batchSize, then multiply.";

    private static final Question<Plan, int[]> STEPS_QUESTION = Question.of(
                    STEPS, Exercises08::plan, (Plan it) -> steps(it, (examples, size) -> (examples + size - 1) / size))
            .also(new Plan(60_000, 64, 10))
            .also(new Plan(1000, 100, 3))
            .mistake(
                    "The rest of an epoch is a batch as well, a smaller one. An int divided by an int rounds down in Java.",
                    it -> steps(it, (examples, size) -> examples / size))
            .mistake(
                    "Where the batch size divides the examples there is no batch for the rest, but you count one.",
                    it -> steps(it, (examples, size) -> examples / size + 1))
            .mistake(
                    "Where the batch size divides the examples there is no batch for the rest, but you count one, of no examples.",
                    it -> new int[] {(it.examples / it.batchSize + 1) * it.epochs, it.examples % it.batchSize})
            .mistakeIn(steps -> steps[0], RUNS_OVER, it ->
                    new int[] {(int) (((long) it.examples * it.epochs + it.batchSize - 1) / it.batchSize), last(it)})
            .mistakeIn(steps -> steps[0], RUNS_OVER, it ->
                    new int[] {(int) ((long) it.examples * it.epochs / it.batchSize), last(it)})
            .mistake("Those are the steps of one epoch; the training has several.", it ->
                    new int[] {(it.examples + it.batchSize - 1) / it.batchSize, last(it)})
            .mistake(
                    "The steps are right. Where nothing is left over, the last batch is a full one, not an empty one.",
                    it -> new int[] {
                        (it.examples + it.batchSize - 1) / it.batchSize * it.epochs, it.examples % it.batchSize
                    })
            .mistake("The steps are right. The last batch of an epoch has what the full ones leave over.", it ->
                    new int[] {(it.examples + it.batchSize - 1) / it.batchSize * it.epochs, it.batchSize})
            .mistake(
                    "The rest of an epoch is a batch as well, a smaller one. An int divided by an int rounds down in Java.",
                    it -> new int[] {it.examples / it.batchSize * it.epochs, it.examples % it.batchSize});

    private static final Question<Matrix, List<String>> SUBMISSION_QUESTION = Question.of(
                    SUBMISSION,
                    (Function<SplittableRandom, Matrix>) Exercises08::probabilities,
                    (Matrix P) -> lines(P.columnArgMax(), "ImageId,Label", 1, ",", false))
            // Numbers of two digits, too.
            .also(Matrix.generate(10, 11, (row, picture) -> row == 7 * picture % 10 ? 0.9 : 0.01))
            .mistake(
                    "The pictures are counted from 1 there, not from 0.",
                    P -> lines(P.columnArgMax(), "ImageId,Label", 0, ",", false))
            .mistake("The header is missing.", P -> lines(P.columnArgMax(), "", 1, ",", false))
            .mistake(
                    "There is a blank behind the comma. Kaggle reads what is there, blanks included.",
                    P -> lines(P.columnArgMax(), "ImageId,Label", 1, ", ", false))
            .mistake(
                    "There is a blank behind the comma of the header. Kaggle reads what is there, blanks included.",
                    P -> lines(P.columnArgMax(), "ImageId, Label", 1, ",", false))
            .mistake(
                    "There is a blank behind the commas. Kaggle reads what is there, blanks included.",
                    P -> lines(P.columnArgMax(), "ImageId, Label", 1, ", ", false))
            .mistake("You write the largest probability. The digit is the row in which it stands.", P -> {
                Matrix largest = P.columnMaxima();
                List<String> lines = new ArrayList<>(List.of("ImageId,Label"));
                IntStream.range(0, P.columns()).forEach(i -> lines.add((i + 1) + "," + largest.get(0, i)));
                return lines;
            })
            .mistake(
                    "The two columns are swapped below the header.",
                    P -> lines(P.columnArgMax(), "ImageId,Label", 1, ",", true))
            .mistake(
                    "The header has to be ImageId,Label with these capitals, and no blank.",
                    P -> lines(P.columnArgMax(), "imageId,label", 1, ",", false))
            .mistake(
                    "The class in row 0 is the digit 0, so the row of the largest probability *is* the digit.",
                    P -> lines(
                            Arrays.stream(P.columnArgMax()).map(row -> row + 1).toArray(),
                            "ImageId,Label",
                            1,
                            ",",
                            false))
            .mistake(
                    "These lines end with a line break. Whoever writes them to a file adds it; here each string is a line by itself.",
                    P -> lines(P.columnArgMax(), "ImageId,Label", 1, ",", false).stream()
                            .map(line -> line + "\n")
                            .toList())
            .mistake(
                    "A line has a line break at its end. Each element of the list is a line already: leave \\n out.",
                    P -> lines(P.columnArgMax(), "ImageId,Label", 1, ",", false).stream()
                            .map(line -> line.startsWith("I") ? line : line + "\n")
                            .toList())
            .mistake(
                    "Pictures are the columns of P. You look for the largest probability of each row, that is of each digit.",
                    P -> lines(P.transpose().columnArgMax(), "ImageId,Label", 1, ",", false))
            .mistakeIn(
                    lines -> lines.get(0),
                    "The header has to be ImageId,Label with these capitals, and no blank.",
                    P -> lines(P.columnArgMax(), "ImageID,Label", 1, ",", false));

    static final List<Question<?, ?>> QUESTIONS = List.of(HEADER_QUESTION, STEPS_QUESTION, SUBMISSION_QUESTION);

    private Exercises08() {}

    /**
     * Exercise 8.1.
     *
     * @param answer given the first bytes of an IDX file, its header and perhaps some more, the size of each dimension
     */
    public static Passed header(Function<byte[], int[]> answer) {
        return HEADER_QUESTION.ask(it -> Attempt.inside(
                "Your code reads behind the end of " + it.bytes
                        + ": byte 3 says how many sizes there are, and each has four bytes, the first one from byte 4 on.",
                () -> answer.apply(it.toBytes())));
    }

    /**
     * Exercise 8.2.
     *
     * @param answer given examples, batch size and epochs, how many steps there are in all, and the size of an epoch's last batch
     */
    public static Passed steps(Three<Integer, Integer, Integer, int[]> answer) {
        return STEPS_QUESTION.ask(it -> answer.of(it.examples, it.batchSize, it.epochs));
    }

    /**
     * Exercise 8.3.
     *
     * @param answer given probabilities (10 × m), the lines of a submission, the header first
     */
    public static Passed submission(Function<Matrix, List<String>> answer) {
        return SUBMISSION_QUESTION.ask(P -> Attempt.inside(
                "Pictures are the columns of P, and here P has " + P.columns() + " of them.", () -> answer.apply(P)));
    }

    /** A header of one to three sizes of which some bytes are above 127, and some elements behind it. */
    private static Header header(SplittableRandom random) {
        int dimensions = random.nextInt(1, 4);
        List<Integer> bytes = new ArrayList<>(List.of(0, 0, 8, dimensions));
        for (int dimension = 0; dimension < dimensions; dimension++) {
            int size = dimension == 0 ? random.nextInt(129, 60_000) : random.nextInt(8, 200);
            bytes.addAll(List.of(size >> 24, size >> 16 & 0xFF, size >> 8 & 0xFF, size & 0xFF));
        }
        random.ints(random.nextInt(0, 5), 0, 256).forEach(bytes::add);
        return new Header(
                bytes.stream().map(each -> String.format("%02X", each)).collect(Collectors.joining(" ")));
    }

    private static int[] sizes(Header it, int mask, boolean lowestFirst) {
        return sizes(it, mask, lowestFirst, 256);
    }

    private static int[] sizes(Header it, int mask, boolean lowestFirst, int base) {
        return sizes(it, it.toBytes()[3], mask, lowestFirst, base);
    }

    private static int[] sizes(Header it, int count, int mask, boolean lowestFirst, int base) {
        byte[] bytes = it.toBytes();
        int[] sizes = new int[count];
        for (int dimension = 0; dimension < sizes.length; dimension++) {
            for (int k = 0; k < 4; k++) {
                int at = FIRST_SIZE + 4 * dimension + (lowestFirst ? 3 - k : k);
                sizes[dimension] = sizes[dimension] * base + (bytes[at] & mask);
            }
        }
        return sizes;
    }

    /** The sizes as they come out for somebody who forgets the first four bytes. */
    private static int[] shifted(Header it) {
        return sizes(new Header("00 00 08 " + it.bytes.substring(9, 11) + " " + it.bytes), 0xFF, false);
    }

    private static Plan plan(SplittableRandom random) {
        int size = random.nextInt(8, 65);
        return new Plan(size * random.nextInt(20, 60) + random.nextInt(1, size), size, random.nextInt(2, 20));
    }

    private static int[] steps(Plan it, IntBinaryOperator perEpoch) {
        return new int[] {perEpoch.applyAsInt(it.examples, it.batchSize) * it.epochs, last(it)};
    }

    private static int last(Plan it) {
        int rest = it.examples % it.batchSize;
        return rest == 0 ? it.batchSize : rest;
    }

    /** Ten probabilities for each of a few pictures; they need not sum to 1 for their order to be seen. */
    private static Matrix probabilities(SplittableRandom random) {
        return Matrix.uniform(10, random.nextInt(2, 5), 0, 0.2, random);
    }

    private static List<String> lines(int[] digits, String header, int first, String comma, boolean swapped) {
        List<String> lines = new ArrayList<>();
        if (!header.isEmpty()) {
            lines.add(header);
        }
        IntStream.range(0, digits.length)
                .mapToObj(i -> swapped ? digits[i] + comma + (i + first) : (i + first) + comma + digits[i])
                .forEach(lines::add);
        return lines;
    }
}
