package digits.engine.kernels;

import java.util.Arrays;

/** The rest of the kernels in double, in plain Java: for a JVM that was started without its vector module. */
final class PlainDoubleKernels extends DoubleKernels {

    @Override
    public void product(
            Span<double[]> left,
            int rows,
            int depth,
            Span<double[]> right,
            Span<double[]> start,
            Span<double[]> to,
            int columns) {
        double[] A = left.array(), B = right.array(), S = start.array(), C = to.array();
        int step = left.step(), stride = right.stride();
        for (int row = 0; row < rows; row++) {
            int c = to.at() + row * to.stride();
            int s = start.at() + row * start.stride();
            for (int column = 0; column < columns; column++) {
                C[c + column] = S[s + column * start.step()];
            }
            int a = left.at() + row * left.stride();
            int b = right.at();
            int k = 0;
            for (; k + 4 <= depth; k += 4) {
                addProducts(A, a + k * step, step, B, b + k * stride, stride, C, c, columns);
            }
            for (; k < depth; k++) {
                addProduct(A[a + k * step], B, b + k * stride, C, c, columns);
            }
        }
    }

    @Override
    public void sparseProduct(
            SparseRows sparse,
            int fromRow,
            int toRow,
            double[] values,
            Span<double[]> b,
            Span<double[]> c,
            int columns,
            boolean fresh) {
        int[] list = sparse.entries;
        double[] B = b.array(), C = c.array();
        double[] odd = new double[columns];
        for (int row = fromRow; row < toRow; row++) {
            int to = c.at() + row * c.stride();
            if (fresh) {
                Arrays.fill(C, to, to + columns, 0);
            }
            Arrays.fill(odd, 0);
            int start = sparse.start(row);
            int end = sparse.end(row);
            for (int place = start; place < end; place++) {
                double entry = values[SparseRows.code(list[place])];
                int from = b.at() + SparseRows.column(list[place]) * b.stride();
                if (((place - start) & 1) == 0) {
                    addProduct(entry, B, from, C, to, columns);
                } else {
                    addProduct(entry, B, from, odd, 0, columns);
                }
            }
            for (int column = 0; column < columns; column++) {
                C[to + column] += odd[column];
            }
        }
    }

    @Override
    public void tiledProduct(
            int[] rows,
            int from,
            int to,
            double[] aArray,
            int a,
            double[] xArray,
            int x,
            double[] startArray,
            int start,
            int startStride,
            double[] cArray,
            int c,
            int cStride) {
        for (int unit = 0; unit < TileShape.UNITS; unit++) {
            int target = c + unit * cStride;
            System.arraycopy(startArray, start + unit * startStride, cArray, target, 2 * LANES);
            for (int i = from; i < to; i++) {
                double weight = aArray[a + rows[i] + unit * TileShape.unitStride(this)];
                addProduct(weight, xArray, x + i * 2 * LANES, cArray, target, 2 * LANES);
            }
        }
    }

    @Override
    public void dots(
            Span<double[]> a, int rows, Span<double[]> b, int columns, int count, Span<double[]> c, boolean fresh) {
        double[] array = a.array(), C = c.array();
        double[] sums = new double[LANES];
        for (int r = 0; r < rows; r++) {
            for (int column = 0; column < columns; column++) {
                int aAt = a.at() + r * a.stride();
                int bAt = b.at() + column * b.stride();
                Arrays.fill(sums, 0);
                for (int i = 0; i < count; i++) {
                    int lane = i % LANES;
                    sums[lane] = Fused.multiplyAdd(array[aAt + i], array[bAt + i], sums[lane]);
                }
                int to = c.at() + r * c.stride() + column;
                C[to] = (fresh ? 0 : C[to]) + total(sums);
            }
        }
    }

    @Override
    public void rowSums(Span<double[]> a, int rows, int columns, double[] sums, int sumsAt, boolean fresh) {
        double[] lanes = new double[LANES];
        for (int r = 0; r < rows; r++) {
            Arrays.fill(lanes, 0);
            for (int i = 0; i < columns; i++) {
                lanes[i % LANES] += a.array()[a.at() + r * a.stride() + i];
            }
            sums[sumsAt + r] = (fresh ? 0 : sums[sumsAt + r]) + total(lanes);
        }
    }

    @Override
    public void sumCopies(double[] from, int at, int stride, int copies, double[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            double sum = from[at + i];
            for (int copy = 1; copy < copies; copy++) {
                sum += from[at + i + copy * stride];
            }
            to[toAt + i] = sum;
        }
    }

    private static double total(double[] sums) {
        double total = sums[0];
        for (int lane = 1; lane < LANES; lane++) {
            total += sums[lane];
        }
        return total;
    }

    @Override
    public void scale(double[] from, int at, double[] to, int toAt, int count, double factor) {
        double f = rounded(factor);
        for (int i = 0; i < count; i++) {
            to[toAt + i] = from[at + i] * f;
        }
    }

    /** Adds four rows at once, so that sums are read and written once for the four. */
    private static void addProducts(
            double[] weights,
            int at,
            int step,
            double[] from,
            int first,
            int stride,
            double[] to,
            int toAt,
            int count) {
        double w0 = weights[at];
        double w1 = weights[at + step];
        double w2 = weights[at + 2 * step];
        double w3 = weights[at + 3 * step];
        int second = first + stride;
        int third = second + stride;
        int fourth = third + stride;
        for (int i = 0; i < count; i++) {
            double sum = Fused.multiplyAdd(w0, from[first + i], to[toAt + i]);
            sum = Fused.multiplyAdd(w1, from[second + i], sum);
            sum = Fused.multiplyAdd(w2, from[third + i], sum);
            to[toAt + i] = Fused.multiplyAdd(w3, from[fourth + i], sum);
        }
    }

    /** to += weight · from, rounded once. */
    private static void addProduct(double weight, double[] from, int at, double[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = Fused.multiplyAdd(weight, from[at + i], to[toAt + i]);
        }
    }

    @Override
    public void transpose(Span<double[]> from, int rows, int columns, Span<double[]> to) {
        double[] source = from.array(), target = to.array();
        int toStride = to.stride();
        // Four columns at once, so that each line of the cache that is read is used four times.
        int column = 0;
        for (; column + 4 <= columns; column += 4) {
            int toAt = to.at() + column * toStride;
            for (int r = 0; r < rows; r++) {
                int at = from.at() + r * from.stride() + column;
                target[toAt + r] = source[at];
                target[toAt + toStride + r] = source[at + 1];
                target[toAt + 2 * toStride + r] = source[at + 2];
                target[toAt + 3 * toStride + r] = source[at + 3];
            }
        }
        for (; column < columns; column++) {
            for (int r = 0; r < rows; r++) {
                target[to.at() + column * toStride + r] = source[from.at() + r * from.stride() + column];
            }
        }
    }

    @Override
    public void expand(byte[] from, int at, double[] to, int toAt, int count, double factor) {
        double f = rounded(factor);
        for (int i = 0; i < count; i++) {
            to[toAt + i] = (from[at + i] + TileShape.OFFSET) * f;
        }
    }

    @Override
    public void leakyRelu(double[] z, int zAt, double[] a, int aAt, int count, double slope) {
        double s = rounded(slope);
        for (int i = 0; i < count; i++) {
            double x = z[zAt + i];
            a[aAt + i] = x > 0 ? x : s * x;
        }
    }

    @Override
    public void timesLeakyReluSlope(double[] a, int aAt, double[] d, int dAt, int count, double slope) {
        double s = rounded(slope);
        for (int i = 0; i < count; i++) {
            d[dAt + i] *= a[aAt + i] > 0 ? 1 : s;
        }
    }

    @Override
    public void sigmoid(double[] z, int zAt, double[] a, int aAt, int count) {
        for (int i = 0; i < count; i++) {
            a[aAt + i] = DoubleExponential.sigmoid(z[zAt + i]);
        }
    }

    @Override
    public void tanh(double[] z, int zAt, double[] a, int aAt, int count) {
        for (int i = 0; i < count; i++) {
            a[aAt + i] = DoubleExponential.tanh(z[zAt + i]);
        }
    }

    @Override
    public void softmax(Span<double[]> sums, Span<double[]> activations, int units, int columns, double factor) {
        double[] z = sums.array(), a = activations.array();
        int zAt = sums.at(), aAt = activations.at(), stride = sums.stride();
        double f = rounded(factor);
        for (int column = 0; column < columns; column++) {
            double max = z[zAt + column];
            for (int unit = 1; unit < units; unit++) {
                double x = z[zAt + unit * stride + column];
                max = x > max ? x : max;
            }
            double sum = 0;
            for (int unit = 0; unit < units; unit++) {
                double e = DoubleExponential.exp(z[zAt + unit * stride + column] - max);
                a[aAt + unit * stride + column] = e;
                sum += e;
            }
            double share = f / sum;
            for (int unit = 0; unit < units; unit++) {
                a[aAt + unit * stride + column] *= share;
            }
        }
    }
}
