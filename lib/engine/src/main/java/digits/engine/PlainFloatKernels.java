package digits.engine;

/** The rest of the kernels in float, in plain Java: for a JVM that was started without its vector module. */
final class PlainFloatKernels extends FloatKernels {

    @Override
    public void product(
            float[] aArray,
            int a,
            int aRow,
            int aStep,
            int rows,
            int depth,
            float[] bArray,
            int b,
            int bRow,
            float[] startArray,
            int start,
            int startRow,
            int startStep,
            float[] cArray,
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
            float[] values,
            float[] bArray,
            int b,
            int bRow,
            float[] cArray,
            int c,
            int cRow,
            int columns,
            boolean fresh) {
        int[] list = entries.entries();
        float[] odd = new float[columns];
        for (int row = fromRow; row < toRow; row++) {
            int to = c + row * cRow;
            if (fresh) {
                java.util.Arrays.fill(cArray, to, to + columns, 0);
            }
            java.util.Arrays.fill(odd, 0);
            int start = entries.start(row);
            int end = entries.end(row);
            for (int place = start; place < end; place++) {
                float value = values[list[place] & (Entries.CODES - 1)];
                int from = b + (list[place] >>> Entries.CODE_BITS) * bRow;
                if (((place - start) & 1) == 0) {
                    addProduct(value, bArray, from, cArray, to, columns);
                } else {
                    addProduct(value, bArray, from, odd, 0, columns);
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
            float[] aArray,
            int a,
            float[] xArray,
            int x,
            float[] startArray,
            int start,
            int startRow,
            float[] cArray,
            int c,
            int cRow) {
        for (int unit = 0; unit < Tiles.UNITS; unit++) {
            int target = c + unit * cRow;
            System.arraycopy(startArray, start + unit * startRow, cArray, target, 2 * LANES);
            for (int i = from; i < to; i++) {
                float weight = aArray[a + rows[i] + unit * Tiles.unitRow(this)];
                addProduct(weight, xArray, x + i * 2 * LANES, cArray, target, 2 * LANES);
            }
        }
    }

    @Override
    public void dots(
            float[] array,
            int a,
            int rows,
            int b,
            int columns,
            int row,
            int count,
            float[] cArray,
            int c,
            int cRow,
            boolean fresh) {
        float[] sums = new float[LANES];
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
            float[] array, int at, int row, int rows, int columns, float[] sums, int sumsAt, boolean fresh) {
        float[] lanes = new float[LANES];
        for (int r = 0; r < rows; r++) {
            java.util.Arrays.fill(lanes, 0);
            for (int i = 0; i < columns; i++) {
                lanes[i % LANES] += array[at + r * row + i];
            }
            sums[sumsAt + r] = (fresh ? 0 : sums[sumsAt + r]) + total(lanes);
        }
    }

    @Override
    public void sumCopies(float[] from, int at, int step, int copies, float[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            float sum = from[at + i];
            for (int copy = 1; copy < copies; copy++) {
                sum += from[at + i + copy * step];
            }
            to[toAt + i] = sum;
        }
    }

    private static float total(float[] sums) {
        float total = sums[0];
        for (int lane = 1; lane < LANES; lane++) {
            total += sums[lane];
        }
        return total;
    }

    @Override
    public void scale(float[] from, int at, float[] to, int toAt, int count, double factor) {
        float f = (float) factor;
        for (int i = 0; i < count; i++) {
            to[toAt + i] = from[at + i] * f;
        }
    }

    /** Adds four rows at once, so that sums are read and written once for the four. */
    private static void addProducts(
            float[] weights, int at, int step, float[] from, int first, int row, float[] to, int toAt, int count) {
        float w0 = weights[at];
        float w1 = weights[at + step];
        float w2 = weights[at + 2 * step];
        float w3 = weights[at + 3 * step];
        int second = first + row;
        int third = second + row;
        int fourth = third + row;
        for (int i = 0; i < count; i++) {
            float sum = Math.fma(w0, from[first + i], to[toAt + i]);
            sum = Math.fma(w1, from[second + i], sum);
            sum = Math.fma(w2, from[third + i], sum);
            to[toAt + i] = Math.fma(w3, from[fourth + i], sum);
        }
    }

    /** to += weight · from, rounded once. */
    private static void addProduct(float weight, float[] from, int at, float[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = Math.fma(weight, from[at + i], to[toAt + i]);
        }
    }

    @Override
    public void transpose(float[] from, int at, int row, int rows, int columns, float[] to, int toAt, int toRow) {
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
    public void expand(byte[] from, int at, float[] to, int toAt, int count, double factor) {
        float f = (float) factor;
        for (int i = 0; i < count; i++) {
            to[toAt + i] = (from[at + i] + Tiles.OFFSET) * f;
        }
    }

    @Override
    public void leakyRelu(float[] z, int zAt, float[] a, int aAt, int count, double slope) {
        float s = (float) slope;
        for (int i = 0; i < count; i++) {
            float x = z[zAt + i];
            a[aAt + i] = x > 0 ? x : s * x;
        }
    }

    @Override
    public void timesLeakyReluSlope(float[] a, int aAt, float[] d, int dAt, int count, double slope) {
        float s = (float) slope;
        for (int i = 0; i < count; i++) {
            d[dAt + i] *= a[aAt + i] > 0 ? 1 : s;
        }
    }

    @Override
    public void sigmoid(float[] z, int zAt, float[] a, int aAt, int count) {
        for (int i = 0; i < count; i++) {
            a[aAt + i] = FloatExponential.sigmoid(z[zAt + i]);
        }
    }

    @Override
    public void tanh(float[] z, int zAt, float[] a, int aAt, int count) {
        for (int i = 0; i < count; i++) {
            a[aAt + i] = FloatExponential.tanh(z[zAt + i]);
        }
    }

    @Override
    public void softmax(float[] z, int zAt, float[] a, int aAt, int row, int units, int columns, double factor) {
        float f = (float) factor;
        for (int column = 0; column < columns; column++) {
            float max = z[zAt + column];
            for (int unit = 1; unit < units; unit++) {
                float x = z[zAt + unit * row + column];
                max = x > max ? x : max;
            }
            float sum = 0;
            for (int unit = 0; unit < units; unit++) {
                float e = FloatExponential.exp(z[zAt + unit * row + column] - max);
                a[aAt + unit * row + column] = e;
                sum += e;
            }
            float share = f / sum;
            for (int unit = 0; unit < units; unit++) {
                a[aAt + unit * row + column] *= share;
            }
        }
    }
}
