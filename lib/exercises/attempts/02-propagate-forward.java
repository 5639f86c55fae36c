//// 2.1 wrong: yours is the other way around
int[] shapeOfZ(int inputs, int units, int m) {
    return new int[] {m, units};
}

//// 2.1 wrong: That is the shape of W
int[] shapeOfZ(int inputs, int units, int m) {
    return new int[] {units, inputs};
}

//// 2.1 wrong: That is the shape of X
int[] shapeOfZ(int inputs, int units, int m) {
    return new int[] {inputs, m};
}

//// 2.1 wrong: should be
int[] shapeOfZ(int inputs, int units, int m) {
    return new int[] {10, 5};
}

//// 2.1 right
int[] shapeOfZ(int inputs, int units, int m) {
    Matrix Z = Matrix.zeros(units, inputs).times(Matrix.zeros(inputs, m));
    return new int[] {Z.rows(), Z.columns()};
}

//// 2.2 wrong: The bias is missing
double neuron(double[] w, double[] x, double b) {
    double z = 0;
    for (int i = 0; i < w.length; i++) {
        z += w[i] * x[i];
    }
    return 1 / (1 + Math.exp(-z));
}

//// 2.2 wrong: That is z, the weighted sum
double neuron(double[] w, double[] x, double b) {
    double z = b;
    for (int i = 0; i < w.length; i++) {
        z += w[i] * x[i];
    }
    return z;
}

//// 2.2 wrong: added once, not once for every input
double neuron(double[] w, double[] x, double b) {
    double z = 0;
    for (int i = 0; i < w.length; i++) {
        z += w[i] * x[i] + b;
    }
    return 1 / (1 + Math.exp(-z));
}

//// 2.2 wrong: The exponent's sign is wrong
double neuron(double[] w, double[] x, double b) {
    double z = b;
    for (int i = 0; i < w.length; i++) {
        z += w[i] * x[i];
    }
    return 1 / (1 + Math.exp(z));
}

//// 2.2 wrong: The bias comes too late
double neuron(double[] w, double[] x, double b) {
    double z = 0;
    for (int i = 0; i < w.length; i++) {
        z += w[i] * x[i];
    }
    return 1 / (1 + Math.exp(-z)) + b;
}

//// 2.2 right
double neuron(double[] w, double[] x, double b) {
    double z = Matrix.row(w).times(Matrix.column(x)).get(0, 0) + b;
    return Math.exp(z) / (1 + Math.exp(z));
}

//// 2.3 wrong: The bias is missing
Matrix layer(Matrix W, Matrix b, Matrix X) {
    return W.times(X).map(z -> Math.max(z, 0));
}

//// 2.3 wrong: The activation is missing
Matrix layer(Matrix W, Matrix b, Matrix X) {
    return W.times(X).plusColumn(b);
}

//// 2.3 wrong: The bias belongs into the sum
Matrix layer(Matrix W, Matrix b, Matrix X) {
    return W.times(X).map(z -> Math.max(z, 0)).plusColumn(b);
}

//// 2.3 wrong: makes everything positive
Matrix layer(Matrix W, Matrix b, Matrix X) {
    return W.times(X).plusColumn(b).map(Math::abs);
}

//// 2.3 wrong: times needs left columns
Matrix layer(Matrix W, Matrix b, Matrix X) {
    return X.times(W).plusColumn(b).map(z -> Math.max(z, 0));
}

//// 2.3 right
Matrix layer(Matrix W, Matrix b, Matrix X) {
    return Matrix.generate(W.rows(), X.columns(), (i, j) -> {
        double z = b.get(i, 0);
        for (int k = 0; k < X.rows(); k++) {
            z += W.get(i, k) * X.get(k, j);
        }
        return z > 0 ? z : 0;
    });
}

//// 2.4 wrong: Subtracting the mean is not enough
Matrix stableSoftmax(Matrix Z) {
    Matrix sums = Z.columnSums();
    Matrix powers = Matrix.generate(Z.rows(), Z.columns(),
            (i, j) -> Math.exp(Z.get(i, j) - sums.get(0, j) / Z.rows()));
    Matrix totals = powers.columnSums();
    return Matrix.generate(Z.rows(), Z.columns(), (i, j) -> powers.get(i, j) / totals.get(0, j));
}

//// 2.4 wrong: more than a double can hold
Matrix stableSoftmax(Matrix Z) {
    Matrix powers = Z.map(Math::exp);
    Matrix sums = powers.columnSums();
    return Matrix.generate(Z.rows(), Z.columns(), (i, j) -> powers.get(i, j) / sums.get(0, j));
}

//// 2.4 wrong: Each column is an example of its own
Matrix stableSoftmax(Matrix Z) {
    double largest = Z.max();
    Matrix powers = Z.map(z -> Math.exp(z - largest));
    return powers.times(1 / powers.sum());
}

//// 2.4 wrong: Your rows sum to 1
Matrix stableSoftmax(Matrix Z) {
    return digits.network.Activation.SOFTMAX.apply(Z.transpose()).transpose();
}

//// 2.4 wrong: the largest number of the whole matrix is not enough
Matrix stableSoftmax(Matrix Z) {
    double largest = Z.max();
    Matrix powers = Z.map(z -> Math.exp(z - largest));
    Matrix sums = powers.columnSums();
    return Matrix.generate(Z.rows(), Z.columns(), (i, j) -> powers.get(i, j) / sums.get(0, j));
}

//// 2.4 wrong: Dividing by the largest number
Matrix stableSoftmax(Matrix Z) {
    Matrix maxima = Z.columnMaxima();
    Matrix powers = Matrix.generate(Z.rows(), Z.columns(), (i, j) -> Math.exp(Z.get(i, j) / maxima.get(0, j)));
    Matrix sums = powers.columnSums();
    return Matrix.generate(Z.rows(), Z.columns(), (i, j) -> powers.get(i, j) / sums.get(0, j));
}

//// 2.4 wrong: have to sum to 1
Matrix stableSoftmax(Matrix Z) {
    Matrix max = Z.columnMaxima();
    return Matrix.generate(Z.rows(), Z.columns(), (i, j) -> Math.exp(Z.get(i, j) - max.get(0, j)));
}

//// 2.4 wrong: Each column needs a sum of its own
Matrix stableSoftmax(Matrix Z) {
    Matrix max = Z.columnMaxima();
    Matrix E = Matrix.generate(Z.rows(), Z.columns(), (i, j) -> Math.exp(Z.get(i, j) - max.get(0, j)));
    return E.times(1 / E.sum());
}

//// 2.4 right
Matrix stableSoftmax(Matrix Z) {
    return Matrix.generate(Z.rows(), Z.columns(), (i, j) -> {
        double sum = 0;
        for (int k = 0; k < Z.rows(); k++) {
            sum += Math.exp(Z.get(k, j) - Z.get(i, j));
        }
        return 1 / sum;
    });
}

//// 2.5 wrong: Those are the weights alone
int parameters(int[] widths) {
    int parameters = 0;
    for (int layer = 1; layer < widths.length; layer++) {
        parameters += widths[layer] * widths[layer - 1];
    }
    return parameters;
}

//// 2.5 wrong: The inputs have no biases
int parameters(int[] widths) {
    int parameters = widths[0];
    for (int layer = 1; layer < widths.length; layer++) {
        parameters += widths[layer] * (widths[layer - 1] + 1);
    }
    return parameters;
}

//// 2.5 wrong: one bias for each layer
int parameters(int[] widths) {
    int n = 0;
    for (int l = 1; l < widths.length; l++) n += widths[l] * widths[l - 1] + 1;
    return n;
}

//// 2.5 right
int parameters(int[] widths) {
    return widths.length == 1 ? 0
            : widths[1] * (widths[0] + 1) + parameters(java.util.Arrays.copyOfRange(widths, 1, widths.length));
}

//// 2.2 wrong: the answer should be
double neuron(double[] w, double[] x, double b) {
    double z = Math.abs(b);
    for (int i = 0; i < w.length; i++) {
        z += w[i] * x[i];
    }
    return 1 / (1 + Math.exp(-z));
}

//// 2.4 wrong: These numbers are right, and Activation.SOFTMAX computed them
digits.network.Activation curve(boolean softmax) {
    return softmax ? digits.network.Activation.SOFTMAX : null;
}
Matrix stableSoftmax(Matrix Z) {
    return curve(true).apply(Z);
}

//// 2.4 right
Matrix stableSoftmax(Matrix Z) {
    // As Activation.SOFTMAX does it
    return Matrix.generate(Z.rows(), Z.columns(), (i, j) -> {
        double sum = 0;
        for (int k = 0; k < Z.rows(); k++) {
            sum += Math.exp(Z.get(k, j) - Z.get(i, j));
        }
        return 1 / sum;
    });
}

//// 2.4 wrong: only 3 digits behind the point are left
Matrix stableSoftmax(Matrix Z) {
    Matrix maxima = Z.columnMaxima();
    Matrix powers = Matrix.generate(Z.rows(), Z.columns(), (i, j) -> Math.exp(Z.get(i, j) - maxima.get(0, j)));
    Matrix sums = powers.columnSums();
    return Matrix.generate(
            Z.rows(), Z.columns(), (i, j) -> Math.round(1000 * powers.get(i, j) / sums.get(0, j)) / 1000.0);
}

//// 2.5 wrong: Your answer is the same whatever it is asked
int parameters(int[] widths) {
    return 760;
}

//// 2.2 wrong: Places are counted from 0
double neuron(double[] w, double[] x, double b) {
    double z = b;
    for (int i = 0; i <= w.length; i++) {
        z += w[i] * x[i];
    }
    return 1 / (1 + Math.exp(-z));
}

//// 2.5 wrong: A network may have any number of layers, and this one has 2 widths
int parameters(int[] widths) {
    return widths[1] * (widths[0] + 1) + widths[2] * (widths[1] + 1);
}

//// 2.5 wrong: whose last place is widths.length - 1
int parameters(int[] widths) {
    int sum = 0;
    for (int i = 1; i <= widths.length; i++) {
        sum += widths[i] * (widths[i - 1] + 1);
    }
    return sum;
}
