//// 4.1 wrong: a mean over the examples, so every slope has a factor
Matrix outputSlopes(Matrix A, Matrix Y) {
    return A.minus(Y);
}

//// 4.1 wrong: Every sign is turned around
Matrix outputSlopes(Matrix A, Matrix Y) {
    return Y.minus(A).times(1.0 / Y.columns());
}

//// 4.1 wrong: You divide by the number of classes
Matrix outputSlopes(Matrix A, Matrix Y) {
    return A.minus(Y).times(1.0 / A.rows());
}

//// 4.1 wrong: You divide by the number of all elements
Matrix outputSlopes(Matrix A, Matrix Y) {
    return A.minus(Y).map(d -> d / (A.rows() * A.columns()));
}

//// 4.1 wrong: That is dA, the slope along the probabilities
Matrix outputSlopes(Matrix A, Matrix Y) {
    return Matrix.generate(A.rows(), A.columns(), (i, j) -> -Y.get(i, j) / A.get(i, j) / A.columns());
}

//// 4.1 wrong: only the diagonal of softmax's slopes
Matrix outputSlopes(Matrix A, Matrix Y) {
    return A.minus(Y).hadamard(A.map(a -> a * (1 - a))).times(1.0 / A.columns());
}

//// 4.1 wrong: Write 1.0 instead of 1
Matrix outputSlopes(Matrix A, Matrix Y) {
    return A.minus(Y).times(1 / A.columns());
}

//// 4.1 right
Matrix outputSlopes(Matrix A, Matrix Y) {
    double m = Y.columns();
    return Matrix.generate(Y.rows(), Y.columns(), (i, j) -> A.get(i, j) / m - Y.get(i, j) / m);
}

//// 4.2 wrong: Both are too small
Matrix[] layerSlopes(Matrix dZ, Matrix X) {
    double m = X.columns();
    return new Matrix[] {dZ.times(X.transpose()).times(1 / m), dZ.rowSums().times(1 / m)};
}

//// 4.2 wrong: dW is too small
Matrix[] layerSlopes(Matrix dZ, Matrix X) {
    return new Matrix[] {dZ.times(X.transpose()).times(1.0 / X.columns()), dZ.rowSums()};
}

//// 4.2 wrong: dW is right, but db is too small
Matrix[] layerSlopes(Matrix dZ, Matrix X) {
    return new Matrix[] {dZ.times(X.transpose()), dZ.rowSums().times(1.0 / X.columns())};
}

//// 4.2 wrong: your db has a number for each example
Matrix[] layerSlopes(Matrix dZ, Matrix X) {
    return new Matrix[] {dZ.times(X.transpose()), dZ.columnSums()};
}

//// 4.2 wrong: your db is a single number
Matrix[] layerSlopes(Matrix dZ, Matrix X) {
    return new Matrix[] {dZ.times(X.transpose()), Matrix.column(dZ.sum())};
}

//// 4.2 wrong: in your db all units get the same
Matrix[] layerSlopes(Matrix dZ, Matrix X) {
    return new Matrix[] {dZ.times(X.transpose()), Matrix.zeros(dZ.rows(), 1).map(zero -> dZ.sum())};
}

//// 4.2 wrong: your db is dZ itself
Matrix[] layerSlopes(Matrix dZ, Matrix X) {
    return new Matrix[] {dZ.times(X.transpose()), dZ};
}

//// 4.2 wrong: Your dW is transposed
Matrix[] layerSlopes(Matrix dZ, Matrix X) {
    return new Matrix[] {X.times(dZ.transpose()), dZ.rowSums()};
}

//// 4.2 wrong: times needs left columns
Matrix[] layerSlopes(Matrix dZ, Matrix X) {
    return new Matrix[] {dZ.times(X), dZ.rowSums()};
}

//// 4.2 right
Matrix[] layerSlopes(Matrix dZ, Matrix X) {
    Matrix ones = Matrix.generate(dZ.columns(), 1, (i, j) -> 1);
    return new Matrix[] {X.times(dZ.transpose()).transpose(), dZ.times(ones)};
}

//// 4.3 wrong: You let nothing through where z is negative
Matrix hiddenSlopes(Matrix W2, Matrix dZ2, Matrix Z1, double leak) {
    return W2.transpose().times(dZ2).hadamard(Z1.map(z -> z > 0 ? 1 : 0));
}

//// 4.3 wrong: That is dA1
Matrix hiddenSlopes(Matrix W2, Matrix dZ2, Matrix Z1, double leak) {
    return W2.transpose().times(dZ2);
}

//// 4.3 wrong: You multiply by the curve g(z) itself
Matrix hiddenSlopes(Matrix W2, Matrix dZ2, Matrix Z1, double leak) {
    return W2.transpose().times(dZ2).hadamard(Z1.map(z -> Math.max(z, leak * z)));
}

//// 4.3 wrong: has no z in it
Matrix hiddenSlopes(Matrix W2, Matrix dZ2, Matrix Z1, double leak) {
    return W2.transpose().times(dZ2).hadamard(Z1.map(z -> z > 0 ? 1 : leak * z));
}

//// 4.3 wrong: 1 and leak have changed places
Matrix hiddenSlopes(Matrix W2, Matrix dZ2, Matrix Z1, double leak) {
    return W2.transpose().times(dZ2).hadamard(Z1.map(z -> z < 0 ? 1 : leak));
}

//// 4.3 wrong: You ask for the sign of what comes back
Matrix hiddenSlopes(Matrix W2, Matrix dZ2, Matrix Z1, double leak) {
    return W2.transpose().times(dZ2).map(d -> d > 0 ? d : leak * d);
}

//// 4.3 wrong: It is a factor
Matrix hiddenSlopes(Matrix W2, Matrix dZ2, Matrix Z1, double leak) {
    return Z1.map(z -> z > 0 ? 1 : leak);
}

//// 4.3 right
Matrix hiddenSlopes(Matrix W2, Matrix dZ2, Matrix Z1, double leak) {
    return Matrix.generate(Z1.rows(), Z1.columns(), (k, j) -> {
        double dA1 = 0;
        for (int i = 0; i < W2.rows(); i++) {
            dA1 += W2.get(i, k) * dZ2.get(i, j);
        }
        return Z1.get(k, j) < 0 ? leak * dA1 : dA1;
    });
}

//// 4.4 wrong: That is the diagonal of the Jacobian alone. Every output
Matrix squaredErrorSlopes(Matrix A, Matrix Y) {
    return A.combine(Y, (a, y) -> (a - y) * a * (1 - a) / A.columns());
}

//// 4.4 wrong: and the factor of a mean over the examples is missing, too
Matrix squaredErrorSlopes(Matrix A, Matrix Y) {
    return A.minus(Y).hadamard(A.map(a -> a * (1 - a)));
}

//// 4.4 wrong: The loss is a mean over the examples
Matrix squaredErrorSlopes(Matrix A, Matrix Y) {
    Matrix dA = A.minus(Y);
    Matrix sums = A.hadamard(dA).columnSums();
    return Matrix.generate(A.rows(), A.columns(), (k, j) -> A.get(k, j) * (dA.get(k, j) - sums.get(0, j)));
}

//// 4.4 wrong: That is dZ for the cross-entropy
Matrix squaredErrorSlopes(Matrix A, Matrix Y) {
    return A.minus(Y).times(1.0 / A.columns());
}

//// 4.4 wrong: The sum over all outputs is missing
Matrix squaredErrorSlopes(Matrix A, Matrix Y) {
    return A.hadamard(A.minus(Y)).times(1.0 / A.columns());
}

//// 4.4 wrong: A sign is wrong
Matrix squaredErrorSlopes(Matrix A, Matrix Y) {
    Matrix dA = A.minus(Y).times(1.0 / A.columns());
    Matrix sums = A.hadamard(dA).columnSums();
    return Matrix.generate(A.rows(), A.columns(), (k, j) -> A.get(k, j) * (dA.get(k, j) + sums.get(0, j)));
}

//// 4.4 wrong: Your sum runs over the whole matrix
Matrix squaredErrorSlopes(Matrix A, Matrix Y) {
    Matrix dA = A.minus(Y).times(1.0 / A.columns());
    double sum = A.hadamard(dA).sum();
    return A.hadamard(dA.map(d -> d - sum));
}

//// 4.4 wrong: twice what it should be
Matrix squaredErrorSlopes(Matrix A, Matrix Y) {
    Matrix dA = A.minus(Y).times(2.0 / A.columns());
    Matrix sums = A.hadamard(dA).columnSums();
    return Matrix.generate(A.rows(), A.columns(), (k, j) -> A.get(k, j) * (dA.get(k, j) - sums.get(0, j)));
}

//// 4.4 wrong: Write 1.0 instead of 1
Matrix squaredErrorSlopes(Matrix A, Matrix Y) {
    Matrix dA = A.minus(Y).times(1 / A.columns());
    Matrix sums = A.hadamard(dA).columnSums();
    return Matrix.generate(A.rows(), A.columns(), (k, j) -> A.get(k, j) * (dA.get(k, j) - sums.get(0, j)));
}

//// 4.4 right
Matrix squaredErrorSlopes(Matrix A, Matrix Y) {
    Matrix dA = A.minus(Y).times(1.0 / A.columns());
    return Matrix.generate(A.rows(), A.columns(), (k, j) -> {
        double slope = 0;
        for (int i = 0; i < A.rows(); i++) {
            slope += dA.get(i, j) * A.get(i, j) * ((i == k ? 1 : 0) - A.get(k, j));
        }
        return slope;
    });
}

//// 4.5 wrong: The loss is never asked with a weight that was changed
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        slopes[k] = (loss.apply(w) + 1e-5 - (loss.apply(w) - 1e-5)) / 2e-5;
    }
    return slopes;
}

//// 4.5 wrong: More than one weight is changed at the same time
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        w[k] += 1e-3;
        double up = loss.apply(w);
        w[k] -= 2e-3;
        slopes[k] = (up - loss.apply(w)) / 2e-3;
    }
    return slopes;
}

//// 4.5 wrong: Every slope is twice what it should be
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        double[] up = w.clone(), down = w.clone();
        up[k] += 1e-5;
        down[k] -= 1e-5;
        slopes[k] = (loss.apply(up) - loss.apply(down)) / 1e-5;
    }
    return slopes;
}

//// 4.5 wrong: Every slope is half of what it should be
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        double[] up = w.clone();
        up[k] += 1e-5;
        slopes[k] = (loss.apply(up) - loss.apply(w)) / 2e-5;
    }
    return slopes;
}

//// 4.5 wrong: you go to one side only
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        double[] up = w.clone();
        up[k] += 1e-5;
        slopes[k] = (loss.apply(up) - loss.apply(w)) / 1e-5;
    }
    return slopes;
}

//// 4.5 wrong: The nudge is too large
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        double[] up = w.clone(), down = w.clone();
        up[k] += 0.1;
        down[k] -= 0.1;
        slopes[k] = (loss.apply(up) - loss.apply(down)) / 0.2;
    }
    return slopes;
}

//// 4.5 wrong: The nudge is too small
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        double[] up = w.clone(), down = w.clone();
        up[k] += 1e-12;
        down[k] -= 1e-12;
        slopes[k] = (loss.apply(up) - loss.apply(down)) / 2e-12;
    }
    return slopes;
}

//// 4.5 right
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    return java.util.stream.IntStream.range(0, w.length).mapToDouble(k -> {
        double[] up = w.clone(), down = w.clone();
        up[k] += 1e-4;
        down[k] -= 1e-4;
        return (loss.apply(up) - loss.apply(down)) / 2e-4;
    }).toArray();
}

//// 4.6 wrong: both bugs are still in it
Matrix[] mended(Network network, Matrix X, Matrix Y) {
    return program(network, X, Y);
}

//// 4.6 wrong: The biases are mended, but dW1 is still wrong
Matrix[] mended(Network network, Matrix X, Matrix Y) {
    Layer one = network.layers().get(0), two = network.layers().get(1);
    Matrix A1 = one.W().times(X).plusColumn(one.b()).map(z -> Math.max(0, z));
    Matrix A2 = Activation.SOFTMAX.apply(two.W().times(A1).plusColumn(two.b()));
    Matrix dZ2 = A2.minus(Y).times(1.0 / X.columns());
    Matrix dZ1 = two.W().transpose().times(dZ2).hadamard(A1.map(a -> a >= 0 ? 1 : 0));
    return new Matrix[] {dZ1.times(X.transpose()), dZ1.rowSums(), dZ2.times(A1.transpose()), dZ2.rowSums()};
}

//// 4.6 wrong: dW1 and dW2 are right now, but the biases are not
Matrix[] mended(Network network, Matrix X, Matrix Y) {
    Layer one = network.layers().get(0), two = network.layers().get(1);
    Matrix A1 = one.W().times(X).plusColumn(one.b()).map(z -> Math.max(0, z));
    Matrix A2 = Activation.SOFTMAX.apply(two.W().times(A1).plusColumn(two.b()));
    Matrix dZ2 = A2.minus(Y).times(1.0 / X.columns());
    Matrix dZ1 = two.W().transpose().times(dZ2).hadamard(A1.map(a -> a > 0 ? 1 : 0));
    Matrix db1 = Matrix.generate(one.units(), 1, (unit, column) -> dZ1.sum());
    Matrix db2 = Matrix.generate(two.units(), 1, (unit, column) -> dZ2.sum());
    return new Matrix[] {dZ1.times(X.transpose()), db1, dZ2.times(A1.transpose()), db2};
}

//// 4.6 wrong: Only db2 is still wrong
Matrix[] mended(Network network, Matrix X, Matrix Y) {
    Layer one = network.layers().get(0), two = network.layers().get(1);
    Matrix A1 = one.W().times(X).plusColumn(one.b()).map(z -> Math.max(0, z));
    Matrix A2 = Activation.SOFTMAX.apply(two.W().times(A1).plusColumn(two.b()));
    Matrix dZ2 = A2.minus(Y).times(1.0 / X.columns());
    Matrix dZ1 = two.W().transpose().times(dZ2).hadamard(A1.map(a -> a > 0 ? 1 : 0));
    Matrix db2 = Matrix.generate(two.units(), 1, (unit, column) -> dZ2.sum());
    return new Matrix[] {dZ1.times(X.transpose()), dZ1.rowSums(), dZ2.times(A1.transpose()), db2};
}

//// 4.6 wrong: at place 0 in row
Matrix[] mended(Network network, Matrix X, Matrix Y) {
    Layer one = network.layers().get(0), two = network.layers().get(1);
    Matrix A1 = one.W().times(X).plusColumn(one.b()).map(z -> Math.max(0, z));
    Matrix A2 = Activation.SOFTMAX.apply(two.W().times(A1).plusColumn(two.b()));
    Matrix dZ2 = A2.minus(Y).times(1.0 / X.columns());
    Matrix dZ1 = two.W().transpose().times(dZ2).map(d -> d > 0 ? d : 0);
    return new Matrix[] {dZ1.times(X.transpose()), dZ1.rowSums(), dZ2.times(A1.transpose()), dZ2.rowSums()};
}

//// 4.6 right
Matrix[] mended(Network network, Matrix X, Matrix Y) {
    var steps = network.backward(network.forward(X), Y, Loss.CROSS_ENTROPY);
    return new Matrix[] {steps.get(0).dW(), steps.get(0).db(), steps.get(1).dW(), steps.get(1).db()};
}

//// 4.5 wrong: w.clone() makes a copy
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        double[] up = w;
        double[] down = w;
        up[k] += 1e-5;
        down[k] -= 1e-5;
        slopes[k] = (loss.apply(up) - loss.apply(down)) / 2e-5;
    }
    return slopes;
}

//// 4.5 wrong: one side only
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        double[] up = w.clone();
        up[k] += 3e-8;
        slopes[k] = (loss.apply(up) - loss.apply(w)) / 3e-8;
    }
    return slopes;
}

//// 4.5 wrong: afterwards the weights are not what they were
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        double[] up = w.clone(), down = w.clone();
        up[k] += 1e-5;
        down[k] -= 1e-5;
        slopes[k] = (loss.apply(up) - loss.apply(down)) / 2e-5;
    }
    java.util.Arrays.fill(w, Double.NaN);
    return slopes;
}

//// 4.5 wrong: is (a / 2) · h
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double h = 1e-5;
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        double[] up = w.clone(), down = w.clone();
        up[k] += h;
        down[k] -= h;
        slopes[k] = (loss.apply(up) - loss.apply(down)) / 2 * h;
    }
    return slopes;
}

//// 4.5 wrong: always the first weight that is nudged
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double h = 1e-5;
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        double[] up = w.clone(), down = w.clone();
        up[0] += h;
        down[0] -= h;
        slopes[k] = (loss.apply(up) - loss.apply(down)) / (2 * h);
    }
    return slopes;
}

//// 4.5 wrong: The last slope is missing
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double h = 1e-5;
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length - 1; k++) {
        double[] up = w.clone(), down = w.clone();
        up[k] += h;
        down[k] -= h;
        slopes[k] = (loss.apply(up) - loss.apply(down)) / (2 * h);
    }
    return slopes;
}

//// 4.3 wrong: Math.max(leak, z) has z in it
Matrix hiddenSlopes(Matrix W2, Matrix dZ2, Matrix Z1, double leak) {
    return W2.transpose().times(dZ2).hadamard(Z1.map(z -> Math.max(leak, z)));
}

//// 4.4 wrong: The factor a of the unit itself, before the bracket, is missing
Matrix squaredErrorSlopes(Matrix A, Matrix Y) {
    Matrix dA = A.minus(Y).times(1.0 / A.columns());
    Matrix sums = A.hadamard(dA).columnSums();
    return Matrix.generate(A.rows(), A.columns(), (k, j) -> dA.get(k, j) - sums.get(0, j));
}

//// 4.5 wrong: is (a / 2) · h
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double h = 1e-5;
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        w[k] += h;
        double up = loss.apply(w);
        w[k] -= 2 * h;
        double down = loss.apply(w);
        w[k] += h;
        slopes[k] = (up - down) / 2 * h;
    }
    return slopes;
}

//// 4.5 wrong: The nudge is too large
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double h = 0.1;
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        w[k] += h;
        double up = loss.apply(w);
        w[k] -= 2 * h;
        double down = loss.apply(w);
        w[k] += h;
        slopes[k] = (up - down) / (2 * h);
    }
    return slopes;
}

//// 4.5 wrong: up[k] = h replaces the weight
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double h = 1e-5;
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        double[] up = w.clone(), down = w.clone();
        up[k] = h;
        down[k] = -h;
        slopes[k] = (loss.apply(up) - loss.apply(down)) / (2 * h);
    }
    return slopes;
}

//// 4.5 wrong: Divide the difference of the losses by how far apart
double[] measuredSlopes(Function<double[], Double> loss, double[] w) {
    double[] slopes = new double[w.length];
    for (int k = 0; k < w.length; k++) {
        double[] up = w.clone(), down = w.clone();
        up[k] += 1e-5;
        down[k] -= 1e-5;
        slopes[k] = loss.apply(up) - loss.apply(down);
    }
    return slopes;
}
