package digits.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import digits.matrix.Matrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WidgetTest {

    private static final Widget GREETING =
            Widget.of("greeting", "a \"greeting\"", Map.of("text", "</script><b>"), "<p>hello</p>");

    @Test
    void aDisplayHoldsItsDataStyleScriptAndStaticForm() {
        String html = GREETING.html();
        assertTrue(html.contains(".digits-widget {") && html.contains(".digits-greeting {"), html);
        assertTrue(html.contains("function start(") && html.contains("function show("), html);
        assertTrue(html.contains("<div class=\"digits-static\"><p>hello</p></div>"), html);
        assertTrue(html.contains("aria-label=\"a &quot;greeting&quot;\""), html);
        assertFalse(html.contains("http://") && !html.contains("http://www.w3.org/2000/svg"), html);
    }

    @Test
    void neitherDataNorScriptCanEndTheScriptElement() {
        String html = GREETING.html();
        assertTrue(html.contains("{\"text\":\"\\u003c/script>\\u003cb>\"}"), html);
        assertTrue(html.contains("\"<\\/script>\""), html);
        assertEquals(2, html.split("</script>", -1).length - 1, html);
    }

    @Test
    void aDisplayIsTheSameTextEveryTimeSoThatResultsCanBeCompared() {
        assertEquals(GREETING.html(), GREETING.html());
        assertEquals("a \"greeting\"", GREETING.toString());
    }

    @Test
    void itIsShownAsHtmlAndSavedAsAPage(@TempDir Path folder) throws Exception {
        MimeBundle shown = Displays.of(GREETING);
        assertEquals(GREETING.html(), shown.data().get(MimeBundle.HTML));
        assertEquals("a \"greeting\"", shown.data().get(MimeBundle.TEXT));
        GREETING.save(folder.resolve("page.html"));
        String page = Files.readString(folder.resolve("page.html"));
        assertTrue(page.startsWith("<!DOCTYPE html>"), page);
        assertTrue(page.contains("<title>a &quot;greeting&quot;</title>") && page.contains(GREETING.html()), page);
    }

    @Test
    void aMissingResourceIsNamed() {
        Widget unknown = Widget.of("unknown", "unknown", Map.of(), "");
        assertEquals(
                "this build of the library lacks unknown.css; build it again",
                assertThrows(IllegalStateException.class, unknown::html).getMessage());
    }

    @Test
    void jsonKeepsEveryBitAndNamesWhatItHasNoNumberFor() {
        assertEquals("0.30000000000000004", Json.of(0.1 + 0.2));
        assertEquals("[1,-2,0,4.9E-324]", Json.of(new double[] {1, -2, -0.0, Double.MIN_VALUE}));
        assertEquals("[\"NaN\",\"Infinity\",\"-Infinity\"]", Json.of(new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}));
        assertEquals("{\"rows\":1,\"columns\":2,\"values\":[0.5,3]}", Json.of(Matrix.row(0.5, 3)));
    }

    private record Point(int x, String name) {}

    @Test
    void jsonHasTheComponentsOfARecordByTheirNames() {
        assertEquals("[{\"x\":1,\"name\":\"a\"}]", Json.of(List.of(new Point(1, "a"))));
    }

    @Test
    void jsonNestsMapsAndLists() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a\n\"b\"", Arrays.asList(null, true, 7, new int[] {1, 2}));
        map.put("none", Map.of());
        map.put("empty", List.of());
        assertEquals("{\"a\\u000a\\\"b\\\"\":[null,true,7,[1,2]],\"none\":{},\"empty\":[]}", Json.of(map));
        assertEquals(
                "JSON is known of strings, numbers, booleans, matrices, maps, lists and records, but not of java.lang.Object",
                assertThrows(IllegalArgumentException.class, () -> Json.of(new Object()))
                        .getMessage());
    }
}
