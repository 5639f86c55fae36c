//// 11.1 wrong: filled in column by column
Matrix weightsOf(Matrix W, int unit, int height, int width) {
    return Matrix.generate(height, width, (row, column) -> W.get(unit, column * height + row));
}

//// 11.1 wrong: Height and width are swapped
Matrix weightsOf(Matrix W, int unit, int height, int width) {
    return W.row(unit).reshape(width, height);
}

//// 11.1 wrong: the picture of the unit before
Matrix weightsOf(Matrix W, int unit, int height, int width) {
    return W.row(unit - 1).reshape(height, width);
}

//// 11.1 wrong: your code stopped with IllegalArgumentException: reshape
Matrix weightsOf(Matrix W, int unit, int height, int width) {
    return W.column(unit).reshape(height, width);
}

//// 11.1 right
Matrix weightsOf(Matrix W, int unit, int height, int width) {
    return Matrix.generate(height, width, (row, column) -> W.get(unit, row * width + column));
}

//// 11.2 wrong: The bias is missing
double border(double w1, double w2, double b, double x1) {
    return -w1 * x1 / w2;
}

//// 11.2 wrong: The bias has the wrong sign
double border(double w1, double w2, double b, double x1) {
    return (b - w1 * x1) / w2;
}

//// 11.2 wrong: At which z is that?
double border(double w1, double w2, double b, double x1) {
    return (0.5 - b - w1 * x1) / w2;
}

//// 11.2 wrong: Only one of the terms is divided
double border(double w1, double w2, double b, double x1) {
    return -w1 / w2 * x1 - b;
}

//// 11.2 wrong: The sign is wrong
double border(double w1, double w2, double b, double x1) {
    return (w1 * x1 + b) / w2;
}

//// 11.2 right
double border(double w1, double w2, double b, double x1) {
    double slope = -w1 / w2, start = -b / w2;
    return start + slope * x1;
}

//// 11.3 wrong: 1/m is missing
Matrix slopeOfPixels(Matrix W, Matrix b, Matrix X, Matrix Y) {
    return W.transpose().times(Activation.SOFTMAX.apply(W.times(X).plusColumn(b)).minus(Y));
}

//// 11.3 wrong: That is dW
Matrix slopeOfPixels(Matrix W, Matrix b, Matrix X, Matrix Y) {
    Matrix dZ = Activation.SOFTMAX.apply(W.times(X).plusColumn(b)).minus(Y).times(1.0 / X.columns());
    return dZ.times(X.transpose());
}

//// 11.3 wrong: The softmax is missing
Matrix slopeOfPixels(Matrix W, Matrix b, Matrix X, Matrix Y) {
    return W.transpose().times(W.times(X).plusColumn(b).minus(Y)).times(1.0 / X.columns());
}

//// 11.3 wrong: The sign is wrong
Matrix slopeOfPixels(Matrix W, Matrix b, Matrix X, Matrix Y) {
    return W.transpose().times(Y.minus(Activation.SOFTMAX.apply(W.times(X).plusColumn(b)))).times(1.0 / X.columns());
}

//// 11.3 wrong: your code stopped with IllegalArgumentException: times needs
Matrix slopeOfPixels(Matrix W, Matrix b, Matrix X, Matrix Y) {
    return W.times(Activation.SOFTMAX.apply(W.times(X).plusColumn(b)).minus(Y)).times(1.0 / X.columns());
}

//// 11.3 wrong: Everything is 0
Matrix slopeOfPixels(Matrix W, Matrix b, Matrix X, Matrix Y) {
    Matrix A = Activation.SOFTMAX.apply(W.times(X).plusColumn(b));
    return W.transpose().times(A.minus(Y).times(1 / X.columns()));
}

//// 11.3 right
Matrix slopeOfPixels(Matrix W, Matrix b, Matrix X, Matrix Y) {
    Network network = Network.of(new digits.network.Layer(W, b, Activation.SOFTMAX));
    return network.backward(network.forward(X), Y, Loss.CROSS_ENTROPY).get(0).dInput();
}

//// 11.4 wrong: that is a step downhill
Matrix attacked(Matrix X, Matrix dX, double epsilon) {
    return X.minus(dX.map(Math::signum).times(epsilon)).map(ink -> Math.max(0, Math.min(1, ink)));
}

//// 11.4 wrong: whiter than paper or blacker than ink
Matrix attacked(Matrix X, Matrix dX, double epsilon) {
    return X.plus(dX.map(Math::signum).times(epsilon));
}

//// 11.4 wrong: Steep pixels move far
Matrix attacked(Matrix X, Matrix dX, double epsilon) {
    return X.plus(dX.times(epsilon)).map(ink -> Math.max(0, Math.min(1, ink)));
}

//// 11.4 wrong: let them become more than full ink
Matrix attacked(Matrix X, Matrix dX, double epsilon) {
    return X.plus(dX.map(Math::signum).times(epsilon)).map(ink -> Math.max(0, ink));
}

//// 11.4 right
Matrix attacked(Matrix X, Matrix dX, double epsilon) {
    return Matrix.generate(X.rows(), X.columns(), (i, j) -> dX.get(i, j) > 0
            ? Math.min(1, X.get(i, j) + epsilon)
            : dX.get(i, j) < 0 ? Math.max(0, X.get(i, j) - epsilon) : X.get(i, j));
}

//// 11.5 wrong: lead away from the digit
Matrix ideal(Network network, int digit) {
    Matrix picture = Matrix.generate(64, 1, (pixel, column) -> 0.3);
    for (int step = 0; step < 100; step++) {
        picture = picture.plus(slopeToward(network, picture, digit).map(Math::signum).times(0.02))
                .map(ink -> Math.max(0, Math.min(1, ink)));
    }
    return picture;
}

//// 11.5 wrong: keep them between paper, 0, and ink, 1
Matrix ideal(Network network, int digit) {
    Matrix picture = Matrix.generate(64, 1, (pixel, column) -> 0.3);
    for (int step = 0; step < 100; step++) {
        picture = picture.minus(slopeToward(network, picture, digit).map(Math::signum).times(0.1));
    }
    return picture;
}

//// 11.5 wrong: take more steps or longer ones
Matrix ideal(Network network, int digit) {
    Matrix picture = Matrix.generate(64, 1, (pixel, column) -> 0.3);
    return picture.minus(slopeToward(network, picture, digit).map(Math::signum).times(0.001));
}

//// 11.5 wrong: that somebody has written
Matrix ideal(Network network, int digit) {
    Dataset d = Course.digits();
    for (int i = 0; i < d.size(); i++) {
        Matrix x = d.X().column(i);
        Matrix A = network.forward(x).get(1).A();
        if (A.get(digit, 0) > 0.96) return x;
    }
    return null;
}

//// 11.5 right
Matrix ideal(Network network, int digit) {
    Matrix picture = Matrix.generate(64, 1, (pixel, column) -> 0.3);
    for (int step = 0; step < 200; step++) {
        Matrix slope = slopeToward(network, picture, digit);
        picture = picture.minus(slope.times(0.2 / Math.max(1e-100, slope.map(Math::abs).max())))
                .map(ink -> Math.max(0, Math.min(1, ink)));
    }
    return picture;
}

//// 11.4 wrong: Where the slope is 0 a pixel stays as it is
Matrix attacked(Matrix X, Matrix dX, double epsilon) {
    return X.combine(dX, (x, d) -> Math.max(0, Math.min(1, d > 0 ? x + epsilon : x - epsilon)));
}

//// 11.5 wrong: still the same grey all over
Matrix ideal(Network network, int digit) {
    Matrix x = Matrix.generate(64, 1, (i, j) -> 0.3);
    Matrix y = Matrix.generate(10, 1, (i, j) -> i == digit ? 1 : 0);
    for (int step = 0; step < 100; step++) {
        Matrix dX = network.backward(network.forward(x), y, Loss.CROSS_ENTROPY).get(0).dInput();
        x.minus(dX.times(0.5));
    }
    return x;
}

//// 11.5 wrong: but for a little, a picture that somebody has written
Matrix ideal(Network network, int digit) {
    Matrix X = Course.digits().X(), P = network.predict(X);
    int best = 0;
    for (int j = 0; j < X.columns(); j++) {
        best = P.get(digit, j) > P.get(digit, best) ? j : best;
    }
    return X.column(best).map(ink -> ink == 0 ? 1e-9 : ink);
}

//// 11.1 wrong: your code stopped with IllegalArgumentException: reshape
Matrix weightsOf(Matrix W, int unit, int height, int width) {
    return W.row(unit).reshape(height, height + 1);
}

//// 11.2 wrong: the answer should be
double border(double w1, double w2, double b, double x1) {
    return -(Math.abs(w1) * x1 + b) / w2;
}

//// 11.1 wrong: Each row of a picture has width pixels
Matrix weightsOf(Matrix W, int unit, int height, int width) {
    return Matrix.generate(height, width, (row, column) -> W.get(unit, row * height + column));
}

//// 11.2 wrong: divide by w₂
double border(double w1, double w2, double b, double x1) {
    return -w1 * x1 - b;
}

//// 11.3 wrong: m is the number of pictures, the columns of X
Matrix slopeOfPixels(Matrix W, Matrix b, Matrix X, Matrix Y) {
    Matrix A = Activation.SOFTMAX.apply(W.times(X).plusColumn(b));
    return W.transpose().times(A.minus(Y).times(1.0 / X.rows()));
}

//// 11.4 wrong: where does the bracket close
Matrix attacked(Matrix X, Matrix dX, double epsilon) {
    return X.plus(dX.map(Math::signum)).times(epsilon).map(x -> Math.max(0, Math.min(1, x)));
}

//// 11.4 wrong: Everything is 1: Math.max and Math.min have changed places
Matrix attacked(Matrix X, Matrix dX, double epsilon) {
    return X.plus(dX.map(Math::signum).times(epsilon)).map(x -> Math.max(1, Math.min(0, x)));
}

//// 11.4 wrong: Everything is 0: Math.max and Math.min have changed places
Matrix attacked(Matrix X, Matrix dX, double epsilon) {
    return X.plus(dX.map(Math::signum).times(epsilon)).map(x -> Math.min(0, Math.max(1, x)));
}
