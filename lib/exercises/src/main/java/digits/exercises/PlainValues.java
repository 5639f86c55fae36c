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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Answers as bytes: numbers, strings, arrays, lists, matrices, data sets, networks and this package's records, and nothing that
 * could hold code. Whatever the bytes are, reading them makes one of these or fails.
 */
final class PlainValues {

    private static final List<Activation> ACTIVATIONS = List.of(
            Activation.SIGMOID,
            Activation.TANH,
            Activation.RELU,
            Activation.LEAKY_RELU,
            Activation.IDENTITY,
            Activation.SOFTMAX);

    private static final List<Class<? extends Object[]>> ARRAYS = List.of(
            Object[].class,
            double[][].class,
            int[][].class,
            Matrix[].class,
            String[].class,
            Double[].class,
            Integer[].class);

    /** No answer has lists in lists in lists deeper than this. */
    private static final int DEEPEST = 8;

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

    static Reader reader(byte[] bytes) {
        return new Reader(ByteBuffer.wrap(bytes));
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
        int place = ACTIVATIONS.indexOf(activation);
        if (place < 0) {
            throw new CheckFailed("a network that is graded has the library's activations "
                    + ACTIVATIONS.stream().map(Activation::name).toList() + ", but yours has " + activation.name()
                    + ".");
        }
        return place;
    }

    /** Records that a check makes of answers, and the one of the library that is an answer itself. */
    private static boolean isKnown(String name) {
        return name.startsWith(PlainValues.class.getPackageName() + ".") || name.equals(Split.class.getName());
    }

    /** Takes one value after the other from bytes that anybody may have written. */
    static final class Reader {

        private final ByteBuffer from;

        private Reader(ByteBuffer from) {
            this.from = from;
        }

        /**
         * The next value.
         *
         * @throws CheckFailed if there is none
         */
        Object next() {
            try {
                return value(0);
            } catch (ReflectiveOperationException | RuntimeException broken) {
                throw new CheckFailed("there is no answer to judge: the check did not get to its end, or a class or variable "
                        + "of the notebook has taken its name.");
            }
        }

        byte[] rest() {
            byte[] rest = new byte[from.remaining()];
            from.duplicate().get(rest);
            return rest;
        }

        private Object value(int depth) throws ReflectiveOperationException {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("too deep");
            }
            switch (from.get()) {
                case '0':
                    return null;
                case 'b':
                    return from.get() != 0;
                case 'i':
                    return from.getInt();
                case 'l':
                    return from.getLong();
                case 'd':
                    return from.getDouble();
                case 's':
                    return string();
                case 'I':
                    return ints();
                case 'D':
                    return doubles();
                case 'A':
                    Class<? extends Object[]> kind = ARRAYS.get(Math.floorMod(from.get(), ARRAYS.size()));
                    Object[] elements = list(depth).toArray();
                    return Arrays.copyOf(elements, elements.length, kind);
                case 'L':
                    return list(depth);
                case 'M':
                    return matrix();
                case 'S':
                    return Dataset.of(matrix(), ints(), from.getInt(), from.getInt(), from.getInt());
                case 'N':
                    return network();
                case 'R':
                    return record(depth);
                default:
                    throw new IllegalArgumentException("no kind of value");
            }
        }

        /** A number of elements of which each has at least so many bytes, so that not more is made room for than there is. */
        private int count(int bytesEach) {
            int count = from.getInt();
            if (count < 0 || count > from.remaining() / bytesEach) {
                throw new IllegalArgumentException("more elements than bytes");
            }
            return count;
        }

        private String string() {
            byte[] bytes = new byte[count(1)];
            from.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private int[] ints() {
            int[] numbers = new int[count(Integer.BYTES)];
            Arrays.setAll(numbers, k -> from.getInt());
            return numbers;
        }

        private double[] doubles() {
            double[] numbers = new double[count(Double.BYTES)];
            Arrays.setAll(numbers, k -> from.getDouble());
            return numbers;
        }

        private List<Object> list(int depth) throws ReflectiveOperationException {
            int count = count(1);
            List<Object> list = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                list.add(value(depth + 1));
            }
            return list;
        }

        private Matrix matrix() {
            int rows = from.getInt();
            double[] elements = doubles();
            if (rows < 1 || elements.length % rows != 0) {
                throw new IllegalArgumentException("no matrix");
            }
            return Matrix.of(rows, elements.length / rows, elements);
        }

        private Network network() {
            List<Layer> layers = new ArrayList<>();
            for (int k = count(1); k > 0; k--) {
                int place = Math.floorMod(from.get(), ACTIVATIONS.size());
                layers.add(new Layer(matrix(), matrix(), ACTIVATIONS.get(place)));
            }
            return Network.of(layers);
        }

        private Object record(int depth) throws ReflectiveOperationException {
            String name = string();
            Class<?> kind = isKnown(name) ? Class.forName(name) : Object.class;
            if (!kind.isRecord()) {
                throw new IllegalArgumentException("no record");
            }
            RecordComponent[] components = kind.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int k = 0; k < components.length; k++) {
                values[k] = value(depth + 1);
            }
            var made = kind.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            made.setAccessible(true);
            return made.newInstance(values);
        }
    }
}
