package digits.notebook;

import digits.matrix.Matrix;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Values as JSON, safe inside a script element. Numbers keep every bit. Those that JSON has none for are the strings "NaN",
 * "Infinity" and "-Infinity", which JavaScript's Number() reads. A matrix is {"rows": 1, "columns": 2, "values": [3, 4]}, its
 * elements in reading order; a record has its components by their names.
 */
public final class Json {

    private Json() {}

    /**
     * The JSON text of a value.
     *
     * @param value null, a string, number, boolean, matrix, int[], int[][] or double[], or a map, list or record of such
     * @throws IllegalArgumentException if it is or holds anything else
     */
    public static String of(Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            text.append(value);
        } else if (value instanceof Number number) {
            append(text, number.doubleValue());
        } else if (value instanceof String string) {
            append(text, string);
        } else if (value instanceof Matrix matrix) {
            text.append("{\"rows\":").append(matrix.rows());
            text.append(",\"columns\":").append(matrix.columns()).append(",\"values\":");
            append(text, matrix.toArray());
            text.append('}');
        } else if (value instanceof double[] numbers) {
            append(text, Arrays.stream(numbers).boxed().toList());
        } else if (value instanceof int[] numbers) {
            text.append(IntStream.of(numbers).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]")));
        } else if (value instanceof int[][] rows) {
            append(text, Arrays.asList(rows));
        } else if (value instanceof Map<?, ?> map) {
            append(text, map);
        } else if (value instanceof List<?> list) {
            append(text, list);
        } else if (value instanceof Record record) {
            append(text, components(record));
        } else {
            throw new IllegalArgumentException(
                    "JSON is known of strings, numbers, booleans, matrices, maps, lists and records, " + "but not of "
                            + value.getClass().getName());
        }
    }

    private static Map<String, Object> components(Record record) {
        Map<String, Object> components = new LinkedHashMap<>();
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                components.put(component.getName(), component.getAccessor().invoke(record));
            }
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("cannot read " + record, hidden);
        }
        return components;
    }

    private static void append(StringBuilder text, Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            append(text, (Object) String.valueOf(entry.getKey()));
            text.append(':');
            append(text, entry.getValue());
            separator = ",";
        }
        text.append(map.isEmpty() ? "{}" : "}");
    }

    private static void append(StringBuilder text, List<?> list) {
        text.append('[');
        for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
            append(text, items.next());
            text.append(items.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private static void append(StringBuilder text, double number) {
        if (!Double.isFinite(number)) {
            text.append('"').append(number).append('"');
        } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            // −0 becomes 0: nobody wants to see it.
            text.append((long) number);
        } else {
            text.append(number);
        }
    }

    /** A string; {@code <} is escaped too, so that nothing in it can end the script element it stands in. */
    private static void append(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char next = string.charAt(i);
            switch (next) {
                case '"', '\\' -> text.append('\\').append(next);
                case '<' -> text.append("\\u003c");
                default -> {
                    if (next < ' ') {
                        text.append(String.format("\\u%04x", (int) next));
                    } else {
                        text.append(next);
                    }
                }
            }
        }
        text.append('"');
    }
}
