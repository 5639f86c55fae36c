package digits.exercises;

import digits.notebook.CheckFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * An exercise whose answer is a function: it is tried on many inputs, and compared with what the right function gives. Where
 * the answer is wrong in the same way as a usual mistake on every one of them, that mistake's hint is the message. Immutable;
 * {@link #mistake} and its like return a new question.
 *
 * @param <I> one input: a number, a matrix, or a record of several things
 * @param <O> one answer: whatever {@link Comparison} can compare
 */
final class Question<I, O> {

    /** So many inputs that two different functions hardly agree on all of them by chance. */
    private static final int TRIES = 12;

    /** The formula in another order rounds in another way, by far less than this. */
    private static final double EXACT = 1e-13;

    private final Exercise exercise;
    private final Function<SplittableRandom, I> inputs;
    private final Function<I, O> right;
    private final List<I> always;
    private final List<Mistake<I, O>> mistakes;

    /** What to say of numbers that are right to this part of their size; empty where these will do. */
    private final String inexact;

    private final double nearly;

    private Question(
            Exercise exercise,
            Function<SplittableRandom, I> inputs,
            Function<I, O> right,
            List<I> always,
            List<Mistake<I, O>> mistakes,
            double nearly,
            String inexact) {
        this.nearly = nearly;
        this.inexact = inexact;
        this.exercise = exercise;
        this.inputs = inputs;
        this.right = right;
        this.always = List.copyOf(always);
        this.mistakes = List.copyOf(mistakes);
    }

    /**
     * A question.
     *
     * @param inputs makes an input at random
     * @param right the right answer to an input; what is not defined for an input must not be made an input
     */
    static <I, O> Question<I, O> of(Exercise exercise, Function<SplittableRandom, I> inputs, Function<I, O> right) {
        return new Question<>(exercise, inputs, right, List.of(), List.of(), 0, "");
    }

    /** The same question, asked of a certain input in any case, before the random ones. */
    Question<I, O> also(I input) {
        List<I> more = new ArrayList<>(always);
        more.add(input);
        return new Question<>(exercise, inputs, right, more, mistakes, nearly, inexact);
    }

    /**
     * The same question, which knows a mistake.
     *
     * @param hint what to say to somebody who makes it, without giving the answer away
     * @param wrong what comes out with the mistake
     */
    Question<I, O> mistake(String hint, Function<I, O> wrong) {
        return mistakeIn(answer -> answer, hint, wrong);
    }

    /** The same question, which knows a mistake by a part of the answer, whatever the rest of it is. */
    Question<I, O> mistakeIn(Function<O, Object> part, String hint, Function<I, O> wrong) {
        List<Mistake<I, O>> more = new ArrayList<>(mistakes);
        more.add(new Mistake<>(hint, wrong, part));
        return new Question<>(exercise, inputs, right, always, more, nearly, inexact);
    }

    /** The same question, whose answer has to come from a formula: what is the same but for this part of it gets a hint. */
    Question<I, O> exactly(double part, String hint) {
        return new Question<>(exercise, inputs, right, always, mistakes, part, hint);
    }

    Exercise exercise() {
        return exercise;
    }

    Function<I, O> right() {
        return right;
    }

    List<Mistake<I, O>> mistakes() {
        return mistakes;
    }

    /**
     * Asks, of inputs that are new each time.
     *
     * @throws CheckFailed if the answer is wrong, missing, or throws
     */
    Passed ask(Function<I, O> attempt) {
        return ask(attempt, Answers.here());
    }

    Passed ask(Function<I, O> attempt, Answers answers) {
        return exercise.judge(answers, all -> check(attempt, all));
    }

    private void check(Function<I, O> attempt, Answers answers) {
        SplittableRandom random = new SplittableRandom(answers.seed());
        List<I> asked = new ArrayList<>(always);
        while (asked.size() < always.size() + TRIES) {
            asked.add(inputs.apply(random));
        }
        List<O> expected = asked.stream().map(right).toList();
        List<O> given = new ArrayList<>();
        for (I input : asked) {
            given.add(answers.of(() -> answer(attempt, input)));
        }
        if (!inexact.isEmpty()
                && !Likeness.within(expected, given, EXACT)
                && Likeness.within(expected, given, nearly)) {
            throw new CheckFailed(Likeness.cut(expected, given).orElse(inexact));
        }
        for (int at = 0; at < asked.size(); at++) {
            String difference = Comparison.difference(expected.get(at), given.get(at));
            if (!difference.isEmpty()) {
                String hint = hint(asked, expected, given);
                throw new CheckFailed(hint + "For " + Comparison.text(asked.get(at)) + " the answer " + difference
                        + (difference.endsWith("?") ? "" : ".") + (hint.isEmpty() ? byHand(difference) : ""));
            }
        }
    }

    /** What to do where nobody knows the mistake. */
    private static String byHand(String difference) {
        if (difference.contains("should have the shape ")) {
            return " Write the shape under each factor.";
        }
        return difference.startsWith("should be ")
                ? " Do your lines with these numbers by hand, one after the other: which one gives something else than you expect?"
                : difference.contains("should be ")
                        ? " The shape is right, and this is the first difference: compute this place by hand, and compare."
                        : "";
    }

    private O answer(Function<I, O> attempt, I input) {
        O answer;
        try {
            answer = attempt.apply(input);
        } catch (CheckFailed | UnsupportedOperationException stub) {
            throw stub;
        } catch (RuntimeException | Error thrown) {
            CheckFailed failed = new CheckFailed(Attempt.words(thrown) + " — for " + Comparison.text(input) + ".");
            failed.initCause(thrown);
            throw failed;
        }
        if (answer == null) {
            throw new CheckFailed("your answer is null for " + Comparison.text(input) + ": is a return missing?");
        }
        return answer;
    }

    /** The hint of the first mistake that gives what was given, else what the numbers have in common, else nothing. */
    private String hint(List<I> asked, List<O> expected, List<O> given) {
        return mistakes.stream()
                .filter(mistake -> mistake.explains(asked, given))
                .map(mistake -> mistake.hint() + " ")
                .findFirst()
                .orElseGet(() -> Likeness.between(asked, expected, given));
    }
}
