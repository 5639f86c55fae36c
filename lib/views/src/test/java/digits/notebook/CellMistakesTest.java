package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells run in a JShell, as the kernel's do. */
class CellMistakesTest {

    private static final List<MimeBundle> SHOWN = new ArrayList<>();

    private static JShell shell;

    @BeforeAll
    static void openAShellThatIsWatched() {
        shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        for (String line : new String[] {
            "import digits.matrix.Matrix;",
            "import digits.notebook.Check;",
            "Matrix X = Matrix.zeros(2, 3);",
            "int[] two = {1, 2};"
        }) {
            assertEquals("VALID", shell.eval(line).get(0).status().name(), line);
        }
        CellMistakes.watch(shell, new Screen() {
            @Override
            public void display(String id, MimeBundle output) {
                SHOWN.add(output);
            }

            @Override
            public void update(String id, MimeBundle output) {
                throw new IllegalStateException("nothing is replaced");
            }
        });
    }

    @AfterAll
    static void closeIt() {
        shell.close();
    }

    private static SnippetEvent run(String cell) {
        SHOWN.clear();
        return shell.eval(cell).get(0);
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
                        + "of it; to multiply all elements by a number, write X.times(number).",
                "X.tranpose()|A Matrix has no method tranpose. Did you mean transpose?",
                "X.draw()|A Matrix has no method draw. Type a dot and press Tab to see those it has.",
                "Matrix Z = x.transpose();|There is no variable x. Did you mean X?",
                "weights.rows()|There is no variable weights. Is it spelled as where it was made, and was that cell run?",
                "int n = 3.5;|This would lose digits, from double to int. If that is what you want, say so with (int), or let the "
                        + "variable be a double.",
                "String s = X;|Something of the type String is needed here, but this is of the type Matrix.",
                "X.times(\"a\")|times got String in its brackets, which does not fit. It can be called as times(Matrix right), or "
                        + "times(double factor).",
                "Check.shape(X, 2)|shape got Matrix, int in its brackets, which does not fit. It can be called as shape(String "
                        + "name, Matrix matrix, int rows, int columns).",
                "String s = \"abc;|The text that begins here has no end: close it with \" on the same line.",
                "import digits.nothing.Here;|There is no digits.nothing that the notebook knows: run the first cell, which says "
                        + "where the library is, or mend the name.",
                "Matricks M = null;|There is no class Matricks that the notebook knows: its import is missing in the first cell, "
                        + "that cell was not run, or the name is spelled in another way.",
                "two[2]|Index 2 out of bounds for length 2. Places are counted from 0: of n things the last one is number n − 1.",
                "1 / (two.length - 2)|Whole numbers cannot be divided by 0 (/ by zero). Is something empty that should be counted?",
                "Integer.parseInt(\"x\")|This text is no number: For input string: \"x\"."
            })
    void aMistakeIsExplained(String cell, String explanation) {
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
