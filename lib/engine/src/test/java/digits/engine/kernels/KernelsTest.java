package digits.engine.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Each compute kernel beside its formula, element by element. */
class KernelsTest {

    private static final int LENGTH = 4096;

    // Vectors for many registers and for few, whatever this machine has.
    private final List<Kernels<double[]>> doubles = Kernels.hasVectors()
            ? List.of(Kernels.inDouble(false), new VectorDoubleKernels(false), new VectorDoubleKernels(true))
            : List.of(Kernels.inDouble(false));
    private final List<Kernels<float[]>> floats = Kernels.hasVectors()
            ? List.of(Kernels.inFloat(false), new VectorFloatKernels(false), new VectorFloatKernels(true))
            : List.of(Kernels.inFloat(false));

    private static double[] random(long seed) {
        return new SplittableRandom(seed).doubles(LENGTH, -3, 3).toArray();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Runs a kernel in all sets on random numbers: vectors and plain Java must agree in every bit. */
    private double[] result(BiConsumer<Kernels<Object>, Object[]> kernel) {
        double[][] results = new double[doubles.size()][];
        float[][] floatResults = new float[floats.size()][];
        for (int set = 0; set < results.length; set++) {
            results[set] = random(3);
            kernel.accept(any(doubles.get(set)), new Object[] {random(1), random(2), results[set]});
            floatResults[set] = floats(random(3));
            kernel.accept(any(floats.get(set)), new Object[] {floats(random(1)), floats(random(2)), floatResults[set]});
        }
        for (int set = 1; set < results.length; set++) {
            assertArrayEquals(results[0], results[set], "vectors in double");
            assertArrayEquals(floatResults[0], floatResults[set], "vectors in float");
        }
        for (int i = 0; i < LENGTH; i++) {
            double tolerance = 3e-4 * Math.max(1, Math.abs(results[0][i]));
            assertEquals(results[0][i], floatResults[0][i], tolerance, "float at " + i);
        }
        return results[0];
    }

    @SuppressWarnings("unchecked")
    private static Kernels<Object> any(Kernels<?> kernels) {
        return (Kernels<Object>) kernels;
    }

    @Test
    void productIsASumOfProducts() {
        double[] a = random(1);
        double[] b = random(2);
        for (int rows : new int[] {1, 4, 5, 11}) {
            for (int columns : new int[] {16, 32, 48, 112}) {
                double[] own = random(3);
                double[] repeated = random(3);
                for (int row = 0; row < rows; row++) {
                    for (int column = 0; column < columns; column++) {
                        int at = 9 + row * 120 + column;
                        repeated[at] = b[2000 + row];
                        for (int k = 0; k < 13; k++) {
                            own[at] = Math.fma(a[5 + row * 2 + k * 17], b[7 + k * 113 + column], own[at]);
                            repeated[at] = Math.fma(a[5 + row * 2 + k * 17], b[7 + k * 113 + column], repeated[at]);
                        }
                    }
                }
                assertArrayEquals(own, result((kernels, arrays) -> {
                    Span<Object> c = Span.of(arrays[2], 9, 120);
                    kernels.product(
                            new Span<>(arrays[0], 5, 2, 17), rows, 13, Span.of(arrays[1], 7, 113), c, c, columns);
                }));
                assertArrayEquals(repeated, result((kernels, arrays) -> {
                    Object b2 = arrays[1];
                    kernels.fillRows(b2, 2000, Span.of(b2, 3000, 70), rows, 64);
                    kernels.product(
                            new Span<>(arrays[0], 5, 2, 17),
                            rows,
                            13,
                            Span.of(b2, 7, 113),
                            Span.repeated(b2, 3000, 70),
                            Span.of(arrays[2], 9, 120),
                            columns);
                }));
            }
        }
    }

    @Test
    void theSparseProductIsAProduct() {
        // Rows of 0, 1, 2, 3 and 5 entries: column and code of each.
        int[] starts = {-1, 0, 0, 1, 3, 6, 11};
        int[] list = new int[11];
        for (int i = 0; i < list.length; i++) {
            list[i] = SparseRows.entry((i * 5) % 9, 20 * i + 1);
        }
        SparseRows sparse = SparseRows.inOrder(starts, 1, list);
        double[] values = random(1);
        double[] b = random(2);
        for (int columns : new int[] {16, 32, 48, 64}) {
            for (boolean fresh : new boolean[] {true, false}) {
                double[] c = random(3);
                for (int row = 1; row < 5; row++) {
                    for (int column = 0; column < columns; column++) {
                        int at = 3 + row * 70 + column;
                        double even = fresh ? 0 : c[at];
                        double odd = 0;
                        for (int place = starts[1 + row]; place < starts[2 + row]; place++) {
                            double value = values[20 * place + 1];
                            double other = b[2 + (place * 5) % 9 * 66 + column];
                            if ((place - starts[1 + row]) % 2 == 0) {
                                even = Math.fma(value, other, even);
                            } else {
                                odd = Math.fma(value, other, odd);
                            }
                        }
                        c[at] = even + odd;
                    }
                }
                double[] product = result((kernels, arrays) -> kernels.sparseProduct(
                        sparse, 1, 5, arrays[0], Span.of(arrays[1], 2, 66), Span.of(arrays[2], 3, 70), columns, fresh));
                assertArrayEquals(c, product);
            }
        }
    }

    @Test
    void tileIsAProductWithTheRowsOfAList() {
        for (Kernels<double[]> kernels : doubles) {
            tile(kernels, random(1), random(2), random(3));
        }
        float[] plain = tile(floats.get(0), floats(random(1)), floats(random(2)), floats(random(3)));
        for (Kernels<float[]> kernels : floats) {
            assertArrayEquals(plain, tile(kernels, floats(random(1)), floats(random(2)), floats(random(3))));
        }
    }

    /** Whether a tile starts with other numbers, or with its own; what is there afterwards. */
    private static <N> N tile(Kernels<N> kernels, N a, N x, N c) {
        int[] list = {-1, 7, 0, 3, 160, 5};
        int width = TileShape.width(kernels);
        double[] expected = random(3);
        for (int unit = 0; unit < TileShape.UNITS; unit++) {
            for (int column = 0; column < width; column++) {
                expected[9 + unit * 40 + column] = random(2)[700 + unit * 50 + column];
                expected[1009 + unit * 40 + column] = random(3)[1009 + unit * 40 + column];
                for (int start : new int[] {9, 1009}) {
                    int at = start + unit * 40 + column;
                    for (int i = 1; i < 5; i++) {
                        double weight = random(1)[5 + list[i] + unit * TileShape.unitStride(kernels)];
                        expected[at] = Math.fma(weight, random(2)[11 + i * width + column], expected[at]);
                    }
                }
            }
        }
        kernels.tiledProduct(list, 1, 5, a, 5, x, 11, x, 700, 50, c, 9, 40);
        kernels.tiledProduct(list, 1, 5, a, 5, x, 11, c, 1009, 40, c, 1009, 40);
        for (int i = 0; i < LENGTH; i++) {
            double tolerance = c instanceof double[] ? 0 : 3e-4 * Math.max(1, Math.abs(expected[i]));
            assertEquals(expected[i], kernels.get(c, i), tolerance, "at " + i);
        }
        return c;
    }

    @Test
    void dotsAreProductsOfRows() {
        double[] a = random(1);
        for (int rows : new int[] {1, 5, 12}) {
            for (int columns : new int[] {1, 2, 7, 12}) {
                for (int count : new int[] {3, 48, 61}) {
                    for (boolean fresh : new boolean[] {true, false}) {
                        double[] dots = result((kernels, arrays) -> kernels.dots(
                                Span.of(arrays[0], 5, 64),
                                rows,
                                Span.of(arrays[0], 900, 64),
                                columns,
                                count,
                                Span.of(arrays[2], 9, 20),
                                fresh));
                        double[] c = random(3);
                        for (int row = 0; row < rows; row++) {
                            for (int column = 0; column < columns; column++) {
                                int at = 9 + row * 20 + column;
                                c[at] = fresh ? 0 : c[at];
                                for (int i = 0; i < count; i++) {
                                    c[at] += a[5 + row * 64 + i] * a[900 + column * 64 + i];
                                }
                            }
                        }
                        assertArrayEquals(c, dots, 1e-12);
                    }
                }
            }
        }
    }

    @Test
    void transposeTurnsRowsIntoColumns() {
        double[] from = random(1);
        for (int rows : new int[] {1, 8, 21}) {
            for (int columns : new int[] {1, 7, 40}) {
                double[] to = random(3);
                for (int row = 0; row < rows; row++) {
                    for (int column = 0; column < columns; column++) {
                        to[4 + column * 30 + row] = from[2 + row * 50 + column];
                    }
                }
                assertArrayEquals(
                        to,
                        result((kernels, arrays) -> kernels.transpose(
                                Span.of(arrays[0], 2, 50), rows, columns, Span.of(arrays[2], 4, 30))));
            }
        }
    }

    @Test
    void expandGivesWhatEachByteStandsFor() {
        byte[] codes = new byte[256 + 7];
        for (int code = 0; code < 256; code++) {
            codes[7 + code] = (byte) (code - TileShape.OFFSET);
        }
        double[] values = result((k, arrays) -> k.expand(codes, 7, arrays[2], 5, 256, 1.0 / 255));
        for (int code = 0; code < 256; code++) {
            assertEquals(code * (1.0 / 255), values[5 + code]);
        }
        assertEquals(random(3)[261], values[261], "after the last");
    }

    @Test
    void activationsAndTheirSlopesAreTheirFormulas() {
        double[] z = random(1);
        double[] a = random(2);
        double[] d = random(3);
        double[] sigmoid = result((k, arrays) -> k.sigmoid(arrays[0], 3, arrays[2], 5, 101));
        double[] tanh = result((k, arrays) -> k.tanh(arrays[0], 3, arrays[2], 5, 101));
        double[] relu = result((k, arrays) -> k.leakyRelu(arrays[0], 3, arrays[2], 5, 101, 0));
        double[] leaky = result((k, arrays) -> k.leakyRelu(arrays[0], 3, arrays[2], 5, 101, 0.25));
        double[] own = result((k, arrays) -> k.map(x -> x * x, arrays[0], 3, arrays[2], 5, 101));
        double[] sigmoidSlope = result((k, arrays) -> k.timesSigmoidSlope(arrays[1], 3, arrays[2], 5, 101));
        double[] tanhSlope = result((k, arrays) -> k.timesTanhSlope(arrays[1], 3, arrays[2], 5, 101));
        double[] leakySlope = result((k, arrays) -> k.timesLeakyReluSlope(arrays[1], 3, arrays[2], 5, 101, 0.25));
        double[] ownSlope = result((k, arrays) -> k.timesSlope(x -> 2 * x, arrays[0], 3, arrays[2], 5, 101));
        for (int i = 0; i < 101; i++) {
            double x = z[3 + i];
            double y = a[3 + i];
            assertEquals(1 / (1 + Math.exp(-x)), sigmoid[5 + i], 1e-15);
            assertEquals(Math.tanh(x), tanh[5 + i], 1e-15);
            assertEquals(x > 0 ? x : 0 * x, relu[5 + i]);
            assertEquals(x > 0 ? x : 0.25 * x, leaky[5 + i]);
            assertEquals(x * x, own[5 + i]);
            assertEquals(d[5 + i] * (y * (1 - y)), sigmoidSlope[5 + i]);
            assertEquals(d[5 + i] * (1 - y * y), tanhSlope[5 + i]);
            assertEquals(d[5 + i] * (y > 0 ? 1 : 0.25), leakySlope[5 + i]);
            assertEquals(d[5 + i] * (2 * x), ownSlope[5 + i]);
        }
        assertEquals(d[4], tanh[4], "before the first");
        assertEquals(d[106], tanh[106], "after the last");
    }

    @Test
    void softmaxAndItsSlopeGoDownTheColumns() {
        double[] z = random(1);
        double[] a = random(2);
        double[] d = random(3);
        double[] softmax =
                result((k, arrays) -> k.softmax(Span.of(arrays[0], 2, 48), Span.of(arrays[2], 4, 48), 10, 48, 0.125));
        double[] slope = result(
                (k, arrays) -> k.timesSoftmaxSlope(Span.of(arrays[1], 2, 48), Span.of(arrays[2], 4, 48), 10, 48));
        for (int column = 0; column < 48; column++) {
            double sum = 0;
            double mean = 0;
            for (int unit = 0; unit < 10; unit++) {
                sum += Math.exp(z[2 + unit * 48 + column]);
                mean += a[2 + unit * 48 + column] * d[4 + unit * 48 + column];
            }
            for (int unit = 0; unit < 10; unit++) {
                int at = unit * 48 + column;
                assertEquals(0.125 * Math.exp(z[2 + at]) / sum, softmax[4 + at], 1e-15);
                assertEquals(a[2 + at] * (d[4 + at] - mean), slope[4 + at], 1e-13);
            }
        }
    }

    @Test
    void softmaxOfASumFarAboveTheOthersIsOne() {
        // Where a kernel takes many examples at once, and where it is left with few.
        for (int far : new int[] {0, 37, 130, 143}) {
            double[] softmax = result((k, arrays) -> {
                k.set(arrays[0], 2 + far, 1e6);
                k.softmax(Span.of(arrays[0], 2, 144), Span.of(arrays[2], 4, 144), 10, 144, 1);
            });
            for (int unit = 0; unit < 10; unit++) {
                assertEquals(unit == 0 ? 1 : 0, softmax[4 + unit * 144 + far], 1e-30);
            }
            double others = 0;
            for (int unit = 0; unit < 10; unit++) {
                others += softmax[4 + unit * 144 + (far + 71) % 144];
            }
            assertEquals(1, others, 1e-6);
        }
    }

    @Test
    void softmaxOfWhatIsNotANumberIsNone() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            for (int set = 0; set < doubles.size(); set++) {
                double[] z = random(1);
                z[2 + 3 * 144 + 37] = bad;
                doubles.get(set).softmax(Span.of(z, 2, 144), Span.of(z, 2, 144), 10, 144, 1);
                for (int unit = 0; unit < 10; unit++) {
                    assertTrue(Double.isNaN(z[2 + unit * 144 + 37]), bad + " in unit " + unit);
                    assertFalse(Double.isNaN(z[2 + unit * 144 + 38]));
                }
            }
        }
    }

    @Test
    void slopeOfTheSimpleLossesIsTheDifference() {
        int[] labels = {99, 0, 2, 1, 2, 0, 1, 1, 1, 0, 0, 2, 2, 2, 1, 0, 0};
        double[] a = random(1);
        // With gaps between the rows, and without.
        for (int row : new int[] {20, 16}) {
            double[] d = result((k, arrays) -> {
                k.scale(arrays[0], 3, arrays[2], 6, 2 * row + 16, 0.125);
                k.minusOneHot(Span.of(arrays[2], 6, row), 16, labels, 1, 0.125);
            });
            for (int unit = 0; unit < 3; unit++) {
                for (int column = 0; column < 16; column++) {
                    double y = labels[1 + column] == unit ? 1 : 0;
                    assertEquals((a[3 + unit * row + column] - y) * 0.125, d[6 + unit * row + column]);
                }
            }
        }
    }

    @Test
    void sumsMultiplesAndCopiesAreAsTheySay() {
        double[] a = random(1);
        double[] d = random(3);
        double[] sums = result((k, arrays) -> k.rowSums(Span.of(arrays[0], 1, 50), 3, 45, arrays[2], 2, false));
        double[] added = result((k, arrays) -> k.sumCopies(arrays[0], 1, 100, 3, arrays[2], 2, 45));
        double[] scaled = result((k, arrays) -> k.scale(arrays[0], 1, arrays[2], 2, 45, 0.3));
        double[] multiple = result((k, arrays) -> k.addMultiple(0.3, arrays[0], 1, arrays[2], 2, 45));
        double[] multiplied = result((k, arrays) -> k.multiply(arrays[0], 1, arrays[1], 3, arrays[2], 2, 45));
        double[] filled = result((k, arrays) -> k.fillRows(arrays[0], 1, Span.of(arrays[2], 2, 50), 3, 45));
        double[] repeated = result((k, arrays) -> k.repeatRow(arrays[0], 1, Span.of(arrays[2], 2, 50), 3, 45));
        for (int row = 0; row < 3; row++) {
            double sum = d[2 + row];
            for (int i = 0; i < 45; i++) {
                sum += a[1 + row * 50 + i];
                assertEquals(a[1 + row], filled[2 + row * 50 + i]);
                assertEquals(a[1 + i], repeated[2 + row * 50 + i]);
            }
            assertEquals(sum, sums[2 + row], 1e-13);
        }
        for (int i = 0; i < 45; i++) {
            assertEquals(a[1 + i] + a[101 + i] + a[201 + i], added[2 + i]);
        }
        assertEquals(d[2 + 45], added[2 + 45]);
        assertEquals(a[1] * 0.3, scaled[2]);
        assertEquals(a[1 + 44] * 0.3, scaled[2 + 44]);
        assertEquals(d[2 + 45], scaled[2 + 45]);
        assertEquals(d[2 + 44] + a[1 + 44] * 0.3, multiple[2 + 44]);
        assertEquals(a[1 + 44] * random(2)[3 + 44], multiplied[2 + 44]);
        assertEquals(d[2 + 45], multiplied[2 + 45]);
    }

    @Test
    void oneNumberThatIsNotFiniteIsFound() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (int at = 3; at < 3 + 37; at++) {
                for (int set = 0; set < doubles.size(); set++) {
                    double[] array = random(1);
                    assertTrue(doubles.get(set).isFinite(array, 3, 37));
                    array[at] = bad;
                    assertFalse(doubles.get(set).isFinite(array, 3, 37));
                    assertTrue(doubles.get(set).isFinite(array, at + 1, 37));
                    float[] floats = floats(array);
                    assertFalse(this.floats.get(set).isFinite(floats, 3, 37));
                    assertTrue(this.floats.get(set).isFinite(floats, at + 1, 37));
                }
            }
        }
    }
}
