package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Layer;
import digits.network.Network;
import digits.training.History;
import digits.training.StopReason;
import digits.training.SweepResult;
import digits.views.Examples;
import digits.views.Tables;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class HtmlTest {

    private static final String HOSTILE = "<script>alert('&\"')</script>";
    private static final String HARMLESS = "&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;";

    private static void assertContains(String part, String whole) {
        assertTrue(whole.contains(part), () -> "\"" + part + "\" is not in " + whole);
    }

    @Test
    void whateverATableHoldsIsShownAsText() {
        assertEquals(HARMLESS, Html.escape(HOSTILE));
        String html = TableHtml.of(Table.create(HOSTILE, StringColumn.create("column " + HOSTILE, "cell " + HOSTILE)));
        assertContains("cell " + HARMLESS, html);
        assertContains("column " + HARMLESS, html);
        assertContains(HARMLESS + ": 1 row × 1 column", html);
        assertFalse(html.contains("<script"), html);
    }

    @Test
    void theNameOfAnActivationIsShownAsText() {
        Layer layer =
                new Layer(Matrix.zeros(1, 1), Matrix.zeros(1, 1), Activation.elementwise(HOSTILE, z -> z, z -> 1));
        assertFalse(NetworkHtml.of(Network.of(layer)).contains("<script"));
    }

    @Test
    void aLongTableShowsItsFirstTenRowsAndItsSize() {
        Table table = Table.create(
                "numbers", IntColumn.create("n", IntStream.range(0, 1797).toArray()));
        String html = TableHtml.of(table);
        assertContains("numbers: 1,797 rows × 1 column, the first 10 shown", html);
        assertContains(">9</td>", html);
        assertFalse(html.contains(">10</td>"), html);
        assertContains("integer", html);
    }

    @Test
    void aLongTableIsTurnedPageByPageAndSaysHowMuchOfItIsThere() {
        Table table = Table.create(
                "numbers", IntColumn.create("n", IntStream.range(0, 20_000).toArray()));
        String html = TableHtml.of(table);
        assertContains("\"size\":20000", html);
        assertContains("[\"11999\"]]", html);
        assertFalse(html.contains("[\"12000\"]"), "more than a page should hold");
        assertContains("[[\"n\",\"integer\",\"right\"]]", html);
    }

    @Test
    void aShortTableNeedsNoPages() {
        assertFalse(TableHtml.of(Tables.of(Examples.TESTED)).contains("<script"));
    }

    @Test
    void theTintOfAMatrixFollowsTheSizeOfItsElements() {
        String html = MatrixHtml.of("", Matrix.of(1, 4, 2, -1, 0, Double.NaN));
        assertContains("rgba(232, 130, 93, 0.40)\" title=\"[0, 0] = 2.0\"", html);
        assertContains("rgba(67, 147, 195, 0.20)\" title=\"[0, 1] = -1.0\"", html);
        assertContains("<td style=\"text-align: right\" title=\"[0, 2] = 0.0\">0</td>", html);
        assertContains("<td style=\"text-align: right\" title=\"[0, 3] = NaN\">NaN</td>", html);
    }

    @Test
    void aMatrixTooLargeForItsNumbersHasAHeatMapUnlessItIsEnormous() {
        assertFalse(MatrixHtml.of("", Examples.counting(10, 10)).contains("digits-heat-map"));
        assertContains("\"rows\":11,\"columns\":2,\"values\":[0,1,2", MatrixHtml.of("", Examples.counting(11, 2)));
        assertFalse(MatrixHtml.of("", Examples.counting(64, 1437)).contains("digits-heat-map"));
    }

    @Test
    void aWideTableLeavesOutItsMiddle() {
        String html = TableHtml.of(Tables.of(Examples.counting(2, 64)));
        assertContains("2 rows × 65 columns", html);
        assertContains(">18<br>", html);
        assertFalse(html.contains(">19<br>"), html);
        assertContains(">60<br>", html);
    }

    @Test
    void aMissingValueIsAnEmptyCell() {
        Table table = Table.create(
                "gaps", DoubleColumn.create("x", new double[] {1.5, Double.NaN}), StringColumn.create("s", "a", null));
        assertContains("<td style=\"text-align: right\"></td>", TableHtml.of(table));
    }

    @Test
    void aMatrixShowsItsShapeAndElements() {
        String html = MatrixHtml.of("Z: ", Matrix.of(2, 2, 1, 0, 0.5, -2));
        assertContains("Z: 2×2 matrix", html);
        assertContains(">0.5000</td>", html);
        assertContains(">−2.0000</td>", html);
        assertContains(">0</td>", html);
    }

    @Test
    void aLargeMatrixLeavesOutItsMiddle() {
        String html = MatrixHtml.of("", Examples.counting(20, 1797));
        assertContains("20×1797 matrix", html);
        assertContains(">1796</th>", html);
        assertFalse(html.contains(">5</th>"), html);
        assertContains("⋮", html);
    }

    @Test
    void numbersOfAColumnAreAlikeUnlessTheyAreTooDifferent() {
        assertEquals(List.of("100.00", "89.19", "0"), texts(100, 89.1892, 0));
        assertEquals(List.of("0.001", "0.03162", "1", "100"), texts(0.001, 0.0316227766017, 1, 100));
        assertEquals(List.of("5", "−16"), texts(5, -16));
        assertEquals(List.of("NaN", "∞", "−∞", "1.5000"), texts(Double.NaN, 1 / 0.0, -1 / 0.0, 1.5));
        assertEquals(List.of("1.500e−08", "2.500e+30"), texts(1.5e-8, 2.5e30));
    }

    private static List<String> texts(double... column) {
        Numbers numbers = Numbers.in(column);
        return java.util.Arrays.stream(column).mapToObj(numbers::text).toList();
    }

    @Test
    void aDivergedTrainingSaysWhyAndStandsOut() {
        MimeBundle diverged = Displays.of(Examples.result(10, StopReason.DIVERGED));
        assertContains("⚠ Training diverged at iteration 50", diverged.data().get(MimeBundle.HTML));
        assertContains("α = 10.0 is probably too large", diverged.data().get(MimeBundle.HTML));
        assertContains("Training diverged at iteration 50", diverged.data().get(MimeBundle.TEXT));
        assertFalse(Displays.of(Examples.result(10, StopReason.COMPLETED))
                .data()
                .get(MimeBundle.HTML)
                .contains("⚠"));
    }

    @Test
    void aSweepSaysWhichIsBestAndWhichDiverged() {
        assertEquals(
                "Best of 3 trainings: learning rate α = 0.01 with 87.50%. Diverged (the loss or a weight became NaN or "
                        + "infinite): learning rate α = 1.",
                SweepText.of(Examples.sweep(3, 2)));
        assertEquals("Every training diverged.", SweepText.of(Examples.sweep(1, 0)));
        SweepResult seeds = new SweepResult("seed", true, Examples.sweep(3, 2).points());
        assertEquals(
                "Mean accuracy of 2 trainings: 87.50%, from 87.50% to 87.50%. Diverged (the loss or a weight became NaN or "
                        + "infinite): seed = 1.",
                SweepText.of(seeds));
        assertEquals(
                "The sweep was interrupted before any training had a result.",
                SweepText.of(new SweepResult("width", false, List.of())));
    }

    @Test
    void everyKnownValueHasATextForFrontEndsThatShowNothingElse() {
        for (Object value : List.of(
                Examples.DIGITS,
                Examples.TESTED,
                History.empty(),
                Examples.sweep(2, 1),
                Examples.network(),
                Examples.network().layers().get(0),
                Examples.network().forward(Examples.DIGITS.X()).get(0))) {
            assertTrue(Displays.knows(value));
            assertFalse(Displays.of(value).data().get(MimeBundle.TEXT).isBlank(), value.toString());
        }
        assertFalse(Displays.knows("text"));
    }

    @Test
    void aListShowsItsElementsIfTheyShowThemselves() {
        Layer layer = Examples.network().layers().get(0);
        List<Layer> layers = List.of(layer, layer);
        String html = Displays.of(layers).data().get(MimeBundle.HTML);
        assertContains("<p>get(0):</p>" + Displays.of(layer).data().get(MimeBundle.HTML), html);
        assertContains("<p>get(1):</p>", html);
        assertEquals(
                Map.of(MimeBundle.TEXT, "[a, b]"),
                Displays.of(List.of("a", "b")).data());
        assertEquals(Map.of(MimeBundle.TEXT, "[]"), Displays.of(List.of()).data());
        assertContains(
                "<p>and 5 more</p>",
                Displays.of(Collections.nCopies(25, new int[] {1})).data().get(MimeBundle.HTML));
        assertContains(
                "<pre>[a]</pre>", Displays.of(List.of(List.of("a"))).data().get(MimeBundle.HTML));
    }
}
