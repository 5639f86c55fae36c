package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells run in a JShell, as the kernel's do. */
class CellMistakesTest {

    private static final List<MimeBundle> SHOWN = new ArrayList<>();

    /** What a notebook has imported and made when a mistake happens. */
    private static final List<String> SETUP = List.of(
            "import digits.dataset.Dataset;",
            "import digits.dataset.Split;",
            "import digits.matrix.Matrix;",
            "import digits.network.Activation;",
            "import digits.network.Initialization;",
            "import digits.network.Network;",
            "import digits.notebook.Check;",
            "import digits.notebook.Live;",
            "import digits.sweeps.SweepPlan;",
            "import digits.training.Training;",
            "import digits.training.TrainingResult;",
            "import digits.views.Charts;",
            "import java.util.*;",
            "import java.util.function.*;",
            "import java.util.stream.*;",
            "Matrix X = Matrix.zeros(2, 3);",
            "Matrix W1 = Matrix.zeros(2, 3);",
            "Matrix Z1 = Matrix.zeros(2, 3);",
            "Matrix b1 = Matrix.zeros(2, 1);",
            "double[] w = {1, 2, 3, 4};",
            "double[][] t = {{1, 2, 3, 4}};",
            "double z = 0.5;",
            "int[] two = {1, 2};",
            "int[] answers = {1, 2};",
            "int parameters = 7;",
            "String text = \"good\";",
            "List<String> steps = List.of(\"a\", \"b\");",
            "double sigmoid(double z) { return 1 / (1 + Math.exp(-z)); }",
            "double relu(double z) { return Math.max(0, z); }",
            "void nix() { }",
            "Network network = null;",
            "Dataset examples = null;",
            "Split split = null;");

    private static JShell shell;
    private static CellMistakes mistakes;

    @BeforeAll
    static void openAShellThatIsWatched() {
        shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        for (String line : SETUP) {
            assertEquals("VALID", shell.eval(line).get(0).status().name(), line);
        }
        mistakes = new CellMistakes(shell, new Screen() {
            @Override
            public void display(String id, MimeBundle output) {
                SHOWN.add(output);
            }

            @Override
            public void update(String id, MimeBundle output) {
                throw new IllegalStateException("nothing is replaced");
            }
        });
        shell.onSnippetEvent(mistakes::seen);
    }

    @AfterAll
    static void closeIt() {
        shell.close();
    }

    private static SnippetEvent run(String cell) {
        SHOWN.clear();
        mistakes.begin(cell);
        CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(cell);
        SnippetEvent last = null;
        while (info.completeness().isComplete()
                && (last == null || (last.status() != Snippet.Status.REJECTED && last.exception() == null))) {
            last = shell.eval(info.source()).get(0);
            info = shell.sourceCodeAnalysis().analyzeCompletion(info.remaining());
        }
        return last;
    }

    private static String shown() {
        assertEquals(1, SHOWN.size(), SHOWN.toString());
        return SHOWN.get(0).data().get(MimeBundle.TEXT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "double d = X;|Here a number (double) is needed, but this is a whole Matrix. Take one element out with "
                        + "get(row, column), or make one number of all with sum(), min() or max().",
                "Matrix M = 3.0;|Here a Matrix is needed, but this is a single number (double). Matrix.of(1, 1, x) makes a matrix "
                        + "of one number, Matrix.zeros(rows, columns) one of zeros; to multiply all elements by a number, write X.times(number).",
                "X.tranpose()|A Matrix has no method tranpose. Did you mean transpose?",
                "double[] none() { double[] q = null; q[0] = 1; return q; } none()|A variable of this method is null: before anything is "
                        + "asked of it or put into it, it needs a value, as new double[3] is one for an array.",
                "X.draw()|A Matrix has no method draw. Type a dot and press Tab to see those it has.",
                "Matrix Z = x.transpose();|There is no variable x. Did you mean X?",
                "weights.rows()|There is no variable weights. Is it spelled as where it was made, and was that cell run? Run → Run All Above Selected Cell runs those above.",
                "int n = 3.5;|This would lose digits, from double to int. If that is what you want, say so with (int), or let the "
                        + "variable be of the type double.",
                "String s = X;|Something of the type String is needed here, but this is of the type Matrix.",
                "X.times(\"a\")|times got String in its brackets, which does not fit. It can be called as times(Matrix right), or "
                        + "times(double factor).",
                "Check.shape(X, 2)|shape got Matrix, int in its brackets, which does not fit. It can be called as shape(String "
                        + "name, Matrix matrix, int rows, int columns).",
                "String s = \"abc;|The text that begins here has no end: close it with \" on the same line.",
                "import digits.nothing.Here;|There is no digits.nothing that the notebook knows: run the first cell, which says "
                        + "where the library is, or mend the name.",
                "Matrx M = null;|There is no class Matrx. Did you mean Matrix?",
                "Sweep s = null;|The class Sweep has to be imported. Run this in a cell of its own: import digits.training.Sweep;",
                "DrawingBoard.of(null)|The class DrawingBoard has to be imported. Run this in a cell of its own: import digits.notebook.DrawingBoard;",
                "math.abs(1)|There is no variable math. Did you mean Math?",
                "system.out.println(1)|The name of a class begins with a capital: System, Math, String, Arrays, Matrix.",
                "two[2]|Index 2 out of bounds for length 2. Places are counted from 0: of n things the last one is number n − 1.",
                "1 / (two.length - 2)|Whole numbers cannot be divided by 0 (/ by zero). Is something empty that should be counted?",
                "Integer.parseInt(\"x\")|This text is no number: For input string: \"x\". Are there blanks around it, or other characters in it?",
                "String none = null; none.length()|none has no value yet (it is null), so nothing can be asked of it. Was the cell that gives it a value run, and did it run to its end?",
                "java.util.Map.of(\"a\", 1).get(\"b\") + 1|The map has nothing under this key, so it gave null: containsKey(key) asks first, getOrDefault(key, 0) gives something instead.",
                "double f(double x) { throw new UnsupportedOperationException(\"not done yet\"); return x; }|The line throw new UnsupportedOperationException(…) still stands before this one, and ends the method there. It only held the place of your answer: delete it.",
                "int f(int x) { if (x > 1) return 2; }|A return is missing before this bracket: the method promises a value, and has to return one on every way through it, also when no condition holds and when a loop is over.",
                "int f() { int a; return a; }|a may have no value yet when it is read here: give it one where it is made, such as 0, or on every way that leads here.",
                "X[0][0]|A Matrix is no array: get(row, column) takes one element out, both counted from 0, as in X.get(0, 0).",
                "\"abc\"[0]|A text is no array: charAt(0) takes its first character out, and length() says how many there are.",
                "X.rows|A Matrix is asked by a method, with brackets: rows().",
                "two.length()|An array has its length without brackets: labels.length.",
                "\"abc\".length|A String is asked by a method, with brackets: length().",
                "Math.PI()|Math.PI stands without brackets.",
                "sqrt(2)|The methods of mathematics belong to Math: write Math.sqrt(…).",
                "two.total|An int[] has no total. Type a dot and press Tab to see those it has.",
                "String s = 'exploded';|Text stands between double quotes, as in \"good\"; single quotes hold one character.",
                "java.util.function.Predicate<String> p = t -> t.length();|What stands after -> has to be true or false, but is of the type int: compare it with something, such as > 0.",
                "java.util.List<int> l = null;|Between < and > Java needs a class: Integer in place of int, Double of double, Boolean of boolean.",
                "double f(double x) { return x^2; }|In Java ^ is no power: write Math.pow(x, 2), or x * x.",
                "double f(double x) { return x ** 2; }|In Java ** is no power: write Math.pow(x, 2), or x * x.",
                "double[] f(double a) { return {a, a}; }|Curly brackets alone make an array only where a variable is declared. Elsewhere write new before them, as in new double[] {a, b}.",
                "for (i in two) { }|Java goes through the elements with a type and a colon, for (int label : labels), and counts with for (int i = 0; i < n; i++).",
                "for (int i = 0, i < 3, i++) { }|Semicolons stand between the three parts of a loop: for (int i = 0; i < n; i++).",
                "boolean b = 0 < 1 < 2;|Java compares two things at a time: write 0 < x && x < 1.",
                "X.set(0, 0, 1)|A Matrix never changes. Matrix.generate(rows, columns, (row, column) -> …) makes a new one element by element, map(x -> …) one from each element.",
                "digits.training.TrainingResult r = (digits.training.Training) null;|This training was not run yet: add .run() at its end, which gives its result.",
                "((digits.training.TrainingResult) null).accuracy()|The numbers are in the last measurement: result.measurement().loss(), or trainAccuracy() and testAccuracy() there.",
                "digits.network.Network n = digits.network.Network.inputs(2);|These are a network's layers, still without weights: add .initialize(Initialization.HE, 1) at their end.",
                "double f(double x) { return y + x; }|f cannot run yet. There is no variable y. Is it spelled as where it was made, and was that cell run? Run → Run All Above Selected Cell runs those above.",
                "double f(double x) { return X.tranpose().sum(); }|A Matrix has no method tranpose. Did you mean transpose?",
                "int sum(int a, int b) { return a + b; } int f(int x) { return sum(x); }|f cannot run yet. sum got int in its brackets, which does not fit. It can be called as sum(int, int).",
                "int f(int n) { for (int i = 0; i < n; i++) { int s = i; } return s; }|f cannot run yet. s is made inside the brackets { }, and known from there to their end only: make it before them.",
                "int f(int n) { return n;|This cell has no end: a bracket that was opened in it is not closed, a line stops halfway, or a comment /* has no */."
            })
    void aMistakeIsExplained(String cell, String explanation) {
        run(cell);
        assertEquals(explanation, shown());
    }

    /** One mistake of a beginner a line, with what is said of it. */
    @ParameterizedTest
    @CsvFileSource(resources = "typed-and-said.csv", delimiter = '~', quoteCharacter = '`')
    void whatIsTypedHasItsSentence(String cell, String explanation) {
        run(cell);
        assertEquals(explanation, shown());
    }

    @Test
    void aMissingSemicolonIsShownInItsLine() {
        run("void twice() {\n    int a = 5\n    int b = 6;\n}");
        assertEquals("A semicolon is missing here: in Java every statement ends with ; .", shown());
        String html = SHOWN.get(0).data().get(MimeBundle.HTML);
        assertTrue(html.contains("<code>    int a = 5\n             ▲</code>"), html);
    }

    @Test
    void anOperatorBetweenMatricesNamesTheirMethods() {
        run("X * X");
        assertTrue(shown().startsWith("Java's + − * / are for numbers only. For matrices write A.plus(B)"), shown());
    }

    /** A syntax error, a wrong type, no end, an exception on the way: what the cell should have made is not the one of before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "int answer(int x) {\n    return x + 2\n}",
                "int answer(int x) { return \"a\"; }",
                "int answer(int x) {\n    return x + 2;\n",
                "int helper( { return 1; }\nint answer(int x) { return helper(); }",
                "Integer.parseInt(\"x\");\nint answer(int x) { return 2; }"
            })
    void afterAMistakeTheOldAnswerIsGone(String cell) {
        assertEquals(
                "VALID", run("int answer(int x) { return x + 1; }").status().name());
        run(cell);
        run("answer(1)");
        assertEquals(
                "There is no method answer: the last cell that makes it was not taken, because of a mistake in it. Mend that cell and "
                        + "run it, then this one.",
                shown());
        run("int answer(int x) { return x + 3; }");
        assertEquals("4", run("answer(1)").value());
    }

    /** Java keeps both, and a check asks for the one that it knows. */
    @Test
    void aMethodWithOtherParametersTakesThePlaceOfTheEarlierOne() {
        run("int other(int x) { return 1; }");
        run("int other(double x) { return 2; }");
        assertEquals(
                "The earlier method other(int) is gone: this cell makes it anew, with other parameters. Two methods of one name that "
                        + "are both wanted stand in the same cell.",
                shown());
        assertEquals("2", run("other(1)").value());
        run("int other(int x) { return 3; }\nint other(String x) { return 4; }");
        assertEquals("7", run("other(1) + other(\"a\")").value());
        assertEquals(List.of(), SHOWN, "both stand in one cell");
    }

    @Test
    void theSourceOfAMethodHasThoseItMentionsAndNoComment() {
        run("double half(double x) { return x / 2; /* as RELU\nand */ } // SOFTMAX");
        run("double quarter(double x) {\n    // Training\n    return half(half(x));\n}");
        String source = mistakes.source("quarter");
        assertTrue(source.contains("half(half(x))") && source.contains("x / 2"), source);
        assertFalse(source.matches("(?s).*(RELU|SOFTMAX|Training|sigmoid).*"), source);
        assertEquals("", mistakes.source("nobody"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Training plan = Training.of(some, few); plan.learningRate(0.5); int n = 1;|This line plans a training, and nothing keeps",
                "Network after = Training.of(some, few).learningRate(0.5).network();|This is the network before the training: .run()",
                "Training plan = Training.of(some, few); plan.network()|This is the network before the training: .run()",
                "Training plan = Training.of(some, few); plan = plan.learningRate(0.5); plan|",
                "Training.of(some, few).iterations(1).run().network()|",
                "TrainingResult plans = null; Training plan = null; int n = plans == null ? 1 : plans.network().inputs();|"
            })
    void aTrainingThatIsNotRunIsNamed(String cell, String explanation) {
        run("Network some = Network.inputs(1).layer(2, Activation.SOFTMAX).initialize(Initialization.HE, 1);\n"
                + "Dataset few = Dataset.of(Matrix.row(0, 1), new int[] {0, 1}, 2, 1, 1);");
        assertEquals("VALID", run(cell).status().name());
        if (explanation == null) {
            assertEquals(List.of(), SHOWN);
        } else {
            assertTrue(shown().startsWith(explanation), shown());
        }
    }

    /** A cell that was not taken has been run: nobody is asked whether it was. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "double fresh(double x) { return x }|fresh(1)|method fresh",
                "`int one = 5\nint fresh = 6;`|fresh + 1|variable fresh",
                "class Fresh { int a }|new Fresh()|class Fresh"
            })
    void whatASyntaxErrorKeptFromBeingMadeIsKnown(String cell, String use, String missing) {
        run(cell);
        run(use);
        assertEquals(
                "There is no " + missing
                        + ": the last cell that makes it was not taken, because of a mistake in it. Mend that cell "
                        + "and run it, then this one.",
                shown());
    }

    @Test
    void aMethodThatCallsItselfWithoutAnEndFillsNoPage() {
        run("int again(int x) { return again(x); }");
        assertEquals(10, run("again(1)").exception().getStackTrace().length);
        assertTrue(shown().startsWith("A method calls itself without an end"), shown());
    }

    @Test
    void aReturnOutsideOfAMethodAndACommentWithoutAnEndAreNamed() {
        run("return 5;");
        assertTrue(shown().startsWith("return stands in methods only"), shown());
        run("/* open\nint k = 3;");
        assertTrue(shown().endsWith("or a comment /* has no */."), shown());
    }

    @Test
    void whatFollowsInTheCellIsNotMissing() {
        run("int first(int x) { return second(x); }\nint second(int x) { return x; }");
        assertEquals(List.of(), SHOWN);
    }

    @Test
    void aFailedCheckFoldsLongRowsOfNumbers() {
        run("Check.equal(\"row\", 1, java.util.Collections.nCopies(64, 0.5).toString() + \" <b>\");");
        String html = SHOWN.get(0).data().get(MimeBundle.HTML);
        assertTrue(html.contains("<details><summary>many numbers</summary>[0.5, 0.5"), html);
        assertTrue(html.contains("&lt;b&gt;"), html);
    }

    @Test
    void aStackTraceKeepsTheCellsLinesAlone() {
        SnippetEvent event = run("int wrong() {\n    return X.times(X).rows();\n}");
        assertEquals("VALID", event.status().name());
        EvalException thrown = (EvalException) run("wrong()").exception();
        assertTrue(thrown.getStackTrace().length >= 2, Arrays.toString(thrown.getStackTrace()));
        assertTrue(
                Arrays.stream(thrown.getStackTrace())
                        .allMatch(line -> line.getFileName().startsWith("#")),
                Arrays.toString(thrown.getStackTrace()));
        assertEquals("times needs left columns = right rows, but left is 2×3 and right is 2×3", thrown.getMessage());
        assertEquals(List.of(), SHOWN, "the library's own words need no explanation");
    }

    @Test
    void whatRunsIsNotCommented() {
        run("X.times(2.0)");
        assertEquals(List.of(), SHOWN);
    }
}
