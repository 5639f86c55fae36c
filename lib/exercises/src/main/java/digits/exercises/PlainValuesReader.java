package digits.exercises;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.Layer;
import digits.network.Network;
import digits.notebook.CheckFailed;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes one value after the other from bytes that anybody may have written: each is one of {@link PlainValues}, or refused. */
final class PlainValuesReader {

    /** No answer has lists in lists in lists deeper than this. */
    private static final int DEEPEST = 8;

    private final ByteBuffer from;

    PlainValuesReader(byte[] bytes) {
        this.from = ByteBuffer.wrap(bytes);
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
            throw new CheckFailed(
                    "there is no answer to judge: the check did not get to its end, or a class or variable "
                            + "of the notebook has taken its name.");
        }
    }

    /** The moment that answers begin with; 0 if they do not. */
    long moment() {
        return from.remaining() > Long.BYTES && from.get(from.position()) == 'l' ? (Long) next() : 0;
    }

    byte[] rest() {
        byte[] rest = new byte[from.remaining()];
        from.duplicate().get(rest);
        return rest;
    }

    @SuppressWarnings("StatementSwitchToExpressionSwitch") // Its cases have types of their own, which arrows would mix.
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
                Class<? extends Object[]> kind =
                        PlainValues.ARRAYS.get(Math.floorMod(from.get(), PlainValues.ARRAYS.size()));
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
            int place = Math.floorMod(from.get(), Activation.LIBRARY.size());
            layers.add(new Layer(matrix(), matrix(), Activation.LIBRARY.get(place)));
        }
        return Network.of(layers);
    }

    private Object record(int depth) throws ReflectiveOperationException {
        String name = string();
        Class<?> kind = PlainValues.isKnown(name) ? Class.forName(name) : Object.class;
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
