package digits.engine;

/** The rest of the kernels in double, in plain Java: for a JVM that was started without its vector module. */
final class PlainDoubleKernels extends DoubleKernels {

    @Override
    public void product(
            double[] aArray,
            int a,
            int aRow,
            int aStep,
            int rows,
            int depth,
            double[] bArray,
            int b,
            int bRow,
            double[] startArray,
            int start,
            int startRow,
            int startStep,
            double[] cArray,
            int c,
            int cRow,
            int columns) {
        for (int row = 0; row < rows; row++) {
            int to = c + row * cRow;
            for (int column = 0; column < columns; column++) {
                cArray[to + column] = startArray[start + row * startRow + column * startStep];
            }
            int from = a + row * aRow;
            int k = 0;
            for (; k + 4 <= depth; k += 4) {
                addProducts(aArray, from + k * aStep, aStep, bArray, b + k * bRow, bRow, cArray, to, columns);
            }
            for (; k < depth; k++) {
                addProduct(aArray[from + k * aStep], bArray, b + k * bRow, cArray, to, columns);
            }
        }
    }

    @Override
    public void gather(
            Entries entries,
            int fromRow,
            int toRow,
            double[] values,
            double[] bArray,
            int b,
            int bRow,
            double[] cArray,
            int c,
            int cRow,
            int columns,
            boolean fresh) {
        int[] list = entries.entries();
        double[] odd = new double[columns];
        for (int row = fromRow; row < toRow; row++) {
            int to = c + row * cRow;
            if (fresh) {
                java.util.Arrays.fill(cArray, to, to + columns, 0);
            }
            java.util.Arrays.fill(odd, 0);
            int start = entries.start(row);
            int end = entries.end(row);
            for (int place = start; place < end; place++) {
                double entry = values[list[place] & (Entries.CODES - 1)];
                int from = b + (list[place] >>> Entries.CODE_BITS) * bRow;
                if (((place - start) & 1) == 0) {
                    addProduct(entry, bArray, from, cArray, to, columns);
                } else {
                    addProduct(entry, bArray, from, odd, 0, columns);
                }
            }
            for (int column = 0; column < columns; column++) {
                cArray[to + column] += odd[column];
            }
        }
    }

    @Override
    public void tile(
            int[] rows,
            int from,
            int to,
            double[] aArray,
            int a,
            double[] xArray,
            int x,
            double[] startArray,
            int start,
            int startRow,
            double[] cArray,
            int c,
            int cRow) {
        for (int unit = 0; unit < Tiles.UNITS; unit++) {
            int target = c + unit * cRow;
            System.arraycopy(startArray, start + unit * startRow, cArray, target, 2 * LANES);
            for (int i = from; i < to; i++) {
                double weight = aArray[a + rows[i] + unit * Tiles.unitRow(this)];
                addProduct(weight, xArray, x + i * 2 * LANES, cArray, target, 2 * LANES);
            }
        }
    }

    @Override
    public void dots(
            double[] array,
            int a,
            int rows,
            int b,
            int columns,
            int row,
            int count,
            double[] cArray,
            int c,
            int cRow,
            boolean fresh) {
        double[] sums = new double[LANES];
        for (int r = 0; r < rows; r++) {
            for (int column = 0; column < columns; column++) {
                java.util.Arrays.fill(sums, 0);
                for (int i = 0; i < count; i++) {
                    int lane = i % LANES;
                    sums[lane] = Math.fma(array[a + r * row + i], array[b + column * row + i], sums[lane]);
                }
                int to = c + r * cRow + column;
                cArray[to] = (fresh ? 0 : cArray[to]) + total(sums);
            }
        }
    }

    @Override
    public void rowSums(
            double[] array, int at, int row, int rows, int columns, double[] sums, int sumsAt, boolean fresh) {
        double[] lanes = new double[LANES];
        for (int r = 0; r < rows; r++) {
            java.util.Arrays.fill(lanes, 0);
            for (int i = 0; i < columns; i++) {
                lanes[i % LANES] += array[at + r * row + i];
            }
            sums[sumsAt + r] = (fresh ? 0 : sums[sumsAt + r]) + total(lanes);
        }
    }

    @Override
    public void sumCopies(double[] from, int at, int step, int copies, double[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            double sum = from[at + i];
            for (int copy = 1; copy < copies; copy++) {
                sum += from[at + i + copy * step];
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
            double[] weights, int at, int step, double[] from, int first, int row, double[] to, int toAt, int count) {
        double w0 = weights[at];
        double w1 = weights[at + step];
        double w2 = weights[at + 2 * step];
        double w3 = weights[at + 3 * step];
        int second = first + row;
        int third = second + row;
        int fourth = third + row;
        for (int i = 0; i < count; i++) {
            double sum = Math.fma(w0, from[first + i], to[toAt + i]);
            sum = Math.fma(w1, from[second + i], sum);
            sum = Math.fma(w2, from[third + i], sum);
            to[toAt + i] = Math.fma(w3, from[fourth + i], sum);
        }
    }

    /** to += weight · from, rounded once. */
    private static void addProduct(double weight, double[] from, int at, double[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = Math.fma(weight, from[at + i], to[toAt + i]);
        }
    }

    @Override
    public void transpose(double[] from, int at, int row, int rows, int columns, double[] to, int toAt, int toRow) {
        // Four columns at once, so that each line of the cache that is read is used four times.
        int column = 0;
        for (; column + 4 <= columns; column += 4) {
            int target = toAt + column * toRow;
            for (int r = 0; r < rows; r++) {
                int source = at + r * row + column;
                to[target + r] = from[source];
                to[target + toRow + r] = from[source + 1];
                to[target + 2 * toRow + r] = from[source + 2];
                to[target + 3 * toRow + r] = from[source + 3];
            }
        }
        for (; column < columns; column++) {
            for (int r = 0; r < rows; r++) {
                to[toAt + column * toRow + r] = from[at + r * row + column];
            }
        }
    }

    @Override
    public void expand(byte[] from, int at, double[] to, int toAt, int count, double factor) {
        double f = rounded(factor);
        for (int i = 0; i < count; i++) {
            to[toAt + i] = (from[at + i] + Tiles.OFFSET) * f;
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
    public void softmax(double[] z, int zAt, double[] a, int aAt, int row, int units, int columns, double factor) {
        double f = rounded(factor);
        for (int column = 0; column < columns; column++) {
            double max = z[zAt + column];
            for (int unit = 1; unit < units; unit++) {
                double x = z[zAt + unit * row + column];
                max = x > max ? x : max;
            }
            double sum = 0;
            for (int unit = 0; unit < units; unit++) {
                double e = DoubleExponential.exp(z[zAt + unit * row + column] - max);
                a[aAt + unit * row + column] = e;
                sum += e;
            }
            double share = f / sum;
            for (int unit = 0; unit < units; unit++) {
                a[aAt + unit * row + column] *= share;
            }
        }
    }
}
