package digits.engine.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product with a sparse matrix, in vectors. The sums of a row stay in registers while its entries are gone through, so
 * that the loop only reads. Two entries at a time have registers of their own: an addition takes four cycles until the next
 * can be added to it, and meanwhile the other goes on.
 */
final class DoubleSparseProduct {

    private static final VectorSpecies<Double> SPECIES = DoubleProduct.SPECIES;
    private static final int LENGTH = SPECIES.length();

    private DoubleSparseProduct() {}

    /** See {@link Kernels#sparseProduct}. */
    static void sparseProduct(
            SparseRows sparse,
            int fromRow,
            int toRow,
            double[] values,
            Span<double[]> b,
            Span<double[]> c,
            int columns,
            boolean fresh) {
        int[] list = sparse.entries;
        double[] bArray = b.array(), cArray = c.array();
        int bStride = b.stride();
        for (int row = fromRow; row < toRow; row++) {
            int start = sparse.start(row);
            int end = sparse.end(row);
            int to = c.at() + row * c.stride();
            int column = 0;
            for (; column + 4 * LENGTH <= columns; column += 4 * LENGTH) {
                rows4(list, start, end, values, bArray, b.at() + column, bStride, cArray, to + column, fresh);
            }
            for (; column + 2 * LENGTH <= columns; column += 2 * LENGTH) {
                rows2(list, start, end, values, bArray, b.at() + column, bStride, cArray, to + column, fresh);
            }
            for (; column < columns; column += LENGTH) {
                rows1(list, start, end, values, bArray, b.at() + column, bStride, cArray, to + column, fresh);
            }
        }
    }

    private static void rows4(
            int[] list,
            int start,
            int end,
            double[] values,
            double[] b,
            int at,
            int stride,
            double[] c,
            int to,
            boolean fresh) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector even0 = zero, even1 = zero, even2 = zero, even3 = zero;
        DoubleVector odd0 = zero, odd1 = zero, odd2 = zero, odd3 = zero;
        if (!fresh) {
            even0 = load(c, to);
            even1 = load(c, to + LENGTH);
            even2 = load(c, to + 2 * LENGTH);
            even3 = load(c, to + 3 * LENGTH);
        }
        int place = start;
        for (; place < end - 1; place += 2) {
            int entry = list[place];
            int from = at + SparseRows.column(entry) * stride;
            DoubleVector value = value(values, entry);
            even0 = value.fma(load(b, from), even0);
            even1 = value.fma(load(b, from + LENGTH), even1);
            even2 = value.fma(load(b, from + 2 * LENGTH), even2);
            even3 = value.fma(load(b, from + 3 * LENGTH), even3);
            int next = list[place + 1];
            int nextFrom = at + SparseRows.column(next) * stride;
            DoubleVector nextValue = value(values, next);
            odd0 = nextValue.fma(load(b, nextFrom), odd0);
            odd1 = nextValue.fma(load(b, nextFrom + LENGTH), odd1);
            odd2 = nextValue.fma(load(b, nextFrom + 2 * LENGTH), odd2);
            odd3 = nextValue.fma(load(b, nextFrom + 3 * LENGTH), odd3);
        }
        if (place < end) {
            int entry = list[place];
            int from = at + SparseRows.column(entry) * stride;
            DoubleVector value = value(values, entry);
            even0 = value.fma(load(b, from), even0);
            even1 = value.fma(load(b, from + LENGTH), even1);
            even2 = value.fma(load(b, from + 2 * LENGTH), even2);
            even3 = value.fma(load(b, from + 3 * LENGTH), even3);
        }
        even0.add(odd0).intoArray(c, to);
        even1.add(odd1).intoArray(c, to + LENGTH);
        even2.add(odd2).intoArray(c, to + 2 * LENGTH);
        even3.add(odd3).intoArray(c, to + 3 * LENGTH);
    }

    private static void rows2(
            int[] list,
            int start,
            int end,
            double[] values,
            double[] b,
            int at,
            int stride,
            double[] c,
            int to,
            boolean fresh) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector even0 = zero, even1 = zero, odd0 = zero, odd1 = zero;
        if (!fresh) {
            even0 = load(c, to);
            even1 = load(c, to + LENGTH);
        }
        int place = start;
        for (; place < end - 1; place += 2) {
            int entry = list[place];
            int from = at + SparseRows.column(entry) * stride;
            DoubleVector value = value(values, entry);
            even0 = value.fma(load(b, from), even0);
            even1 = value.fma(load(b, from + LENGTH), even1);
            int next = list[place + 1];
            int nextFrom = at + SparseRows.column(next) * stride;
            DoubleVector nextValue = value(values, next);
            odd0 = nextValue.fma(load(b, nextFrom), odd0);
            odd1 = nextValue.fma(load(b, nextFrom + LENGTH), odd1);
        }
        if (place < end) {
            int entry = list[place];
            int from = at + SparseRows.column(entry) * stride;
            DoubleVector value = value(values, entry);
            even0 = value.fma(load(b, from), even0);
            even1 = value.fma(load(b, from + LENGTH), even1);
        }
        even0.add(odd0).intoArray(c, to);
        even1.add(odd1).intoArray(c, to + LENGTH);
    }

    private static void rows1(
            int[] list,
            int start,
            int end,
            double[] values,
            double[] b,
            int at,
            int stride,
            double[] c,
            int to,
            boolean fresh) {
        DoubleVector even = fresh ? DoubleVector.zero(SPECIES) : load(c, to);
        DoubleVector odd = DoubleVector.zero(SPECIES);
        int place = start;
        for (; place < end - 1; place += 2) {
            int entry = list[place];
            even = value(values, entry).fma(load(b, at + SparseRows.column(entry) * stride), even);
            int next = list[place + 1];
            odd = value(values, next).fma(load(b, at + SparseRows.column(next) * stride), odd);
        }
        if (place < end) {
            int entry = list[place];
            even = value(values, entry).fma(load(b, at + SparseRows.column(entry) * stride), even);
        }
        even.add(odd).intoArray(c, to);
    }

    private static DoubleVector value(double[] values, int entry) {
        return DoubleVector.broadcast(SPECIES, values[SparseRows.code(entry)]);
    }

    private static DoubleVector load(double[] array, int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }
}
