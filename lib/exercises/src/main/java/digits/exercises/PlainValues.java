package digits.exercises;

import digits.dataset.Dataset;
import digits.dataset.Split;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Layer;
import digits.network.Network;
import digits.notebook.CheckFailed;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Answers as bytes: numbers, strings, arrays, lists, matrices, data sets, networks and this package's records, and nothing that
 * could hold code. {@link PlainValuesReader} reads them.
 */
final class PlainValues {

    static final List<Class<? extends Object[]>> ARRAYS = List.of(
            Object[].class,
            double[][].class,
            int[][].class,
            Matrix[].class,
            String[].class,
            Double[].class,
            Integer[].class);

    private PlainValues() {}

    /**
     * The bytes of a value.
     *
     * @throws CheckFailed if it is, or holds, anything else than plain values
     */
    static byte[] bytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            write(to, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream to, Object value) throws IOException {
        if (value == null) {
            to.writeByte('0');
        } else if (value instanceof Boolean truth) {
            to.writeByte('b');
            to.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            to.writeByte('i');
            to.writeInt(number);
        } else if (value instanceof Long number) {
            to.writeByte('l');
            to.writeLong(number);
        } else if (value instanceof Number number) {
            to.writeByte('d');
            to.writeDouble(number.doubleValue());
        } else if (value instanceof String text) {
            to.writeByte('s');
            write(to, text);
        } else if (value instanceof int[] numbers) {
            to.writeByte('I');
            write(to, numbers);
        } else if (value instanceof double[] numbers) {
            to.writeByte('D');
            write(to, numbers);
        } else if (value instanceof Object[] array) {
            to.writeByte('A');
            // Of no known kind: read as an array of anything.
            to.writeByte(Math.max(0, ARRAYS.indexOf(array.getClass())));
            write(to, Arrays.asList(array));
        } else if (value instanceof List<?> list) {
            to.writeByte('L');
            write(to, list);
        } else if (value instanceof Matrix matrix) {
            to.writeByte('M');
            write(to, matrix);
        } else if (value instanceof Dataset dataset) {
            to.writeByte('S');
            write(to, dataset.X());
            write(to, dataset.labels());
            to.writeInt(dataset.classes());
            to.writeInt(dataset.height());
            to.writeInt(dataset.width());
        } else if (value instanceof Network network) {
            to.writeByte('N');
            to.writeInt(network.layers().size());
            for (Layer layer : network.layers()) {
                to.writeByte(place(layer.activation()));
                write(to, layer.W());
                write(to, layer.b());
            }
        } else if (value instanceof Record record && isKnown(record.getClass().getName())) {
            to.writeByte('R');
            write(to, record.getClass().getName());
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                write(to, Comparison.value(component, record));
            }
        } else {
            throw new CheckFailed(
                    "an answer that is graded is made of numbers, strings, arrays, lists, matrices, data sets and "
                            + "networks, but yours has a " + value.getClass().getSimpleName() + ".");
        }
    }

    private static void write(DataOutputStream to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private static void write(DataOutputStream to, int[] numbers) throws IOException {
        to.writeInt(numbers.length);
        for (int number : numbers) {
            to.writeInt(number);
        }
    }

    private static void write(DataOutputStream to, double[] numbers) throws IOException {
        to.writeInt(numbers.length);
        for (double number : numbers) {
            to.writeDouble(number);
        }
    }

    private static void write(DataOutputStream to, List<?> list) throws IOException {
        List<Object> elements = new ArrayList<>(list);
        to.writeInt(elements.size());
        for (Object element : elements) {
            write(to, element);
        }
    }

    private static void write(DataOutputStream to, Matrix matrix) throws IOException {
        to.writeInt(matrix.rows());
        write(to, matrix.toArray());
    }

    private static int place(Activation activation) {
        int place = Activation.LIBRARY.indexOf(activation);
        if (place < 0) {
            throw new CheckFailed("a network that is graded has the library's activations "
                    + Activation.LIBRARY.stream().map(Activation::name).toList() + ", but yours has "
                    + activation.name()
                    + ".");
        }
        return place;
    }

    /** Records that a check makes of answers, and the one of the library that is an answer itself. */
    static boolean isKnown(String name) {
        return name.startsWith(PlainValues.class.getPackageName() + ".") || name.equals(Split.class.getName());
    }
}
