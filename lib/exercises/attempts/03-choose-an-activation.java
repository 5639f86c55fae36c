//// 3.1 wrong: The factors of your W are in the wrong order
Matrix[] oneLayer(Matrix W1, Matrix b1, Matrix W2, Matrix b2) {
    return new Matrix[] {W1.times(W2), W2.times(b1).plus(b2)};
}

//// 3.1 wrong: b1 is lost
Matrix[] oneLayer(Matrix W1, Matrix b1, Matrix W2, Matrix b2) {
    return new Matrix[] {W2.times(W1), b2};
}

//// 3.1 wrong: b2 is missing in your b
Matrix[] oneLayer(Matrix W1, Matrix b1, Matrix W2, Matrix b2) {
    return new Matrix[] {W2.times(W1), W2.times(b1)};
}

//// 3.1 wrong: b1 does not arrive as it is
Matrix[] oneLayer(Matrix W1, Matrix b1, Matrix W2, Matrix b2) {
    return new Matrix[] {W2.times(W1), b1.plus(b2)};
}

//// 3.1 wrong: b1 comes after W1 and before W2
Matrix[] oneLayer(Matrix W1, Matrix b1, Matrix W2, Matrix b2) {
    return new Matrix[] {W2.times(W1), W1.times(b1).plus(b2)};
}

//// 3.1 wrong: b2 is added at the very end
Matrix[] oneLayer(Matrix W1, Matrix b1, Matrix W2, Matrix b2) {
    return new Matrix[] {W2.times(W1), W2.times(b1.plus(b2))};
}

//// 3.1 right
Matrix[] oneLayer(Matrix W1, Matrix b1, Matrix W2, Matrix b2) {
    Matrix nothing = Matrix.zeros(W1.columns(), 1);
    Matrix b = W2.times(W1.times(nothing).plus(b1)).plus(b2);
    return new Matrix[] {W1.transpose().times(W2.transpose()).transpose(), b};
}

//// 3.2 wrong: That is the first term of the product rule
double slope(double z) {
    return 1 / (1 + Math.exp(-z));
}

//// 3.2 wrong: That is the second term of the product rule
double slope(double z) {
    double s = 1 / (1 + Math.exp(-z));
    return z * s * (1 - s);
}

//// 3.2 wrong: is not the product of the derivatives
double slope(double z) {
    double s = 1 / (1 + Math.exp(-z));
    return 1 * s * (1 - s);
}

//// 3.2 wrong: That is the curve itself
double slope(double z) {
    return z / (1 + Math.exp(-z));
}

//// 3.2 wrong: You took the derivative of the sigmoid to be the sigmoid
double slope(double z) {
    double s = 1 / (1 + Math.exp(-z));
    return s + z * s;
}

//// 3.2 wrong: should be
double slope(double z) {
    return z > 0 ? 1 : 0;
}

//// 3.2 right
double slope(double z) {
    double e = Math.exp(-z);
    return (1 + e + z * e) / ((1 + e) * (1 + e));
}

//// 3.3 wrong: units that are off for at least one example
int[] deadUnits(Matrix Z) {
    return java.util.stream.IntStream.range(0, Z.rows()).filter(i -> Z.row(i).min() < 0).toArray();
}

//// 3.3 wrong: You list the units that are alive
int[] deadUnits(Matrix Z) {
    return java.util.stream.IntStream.range(0, Z.rows()).filter(i -> Z.row(i).max() > 0).toArray();
}

//// 3.3 wrong: Being negative on average is not enough
int[] deadUnits(Matrix Z) {
    return java.util.stream.IntStream.range(0, Z.rows()).filter(i -> Z.rowSums().get(i, 0) < 0).toArray();
}

//// 3.3 wrong: You look through columns
int[] deadUnits(Matrix Z) {
    return java.util.stream.IntStream.range(0, Z.columns()).filter(j -> Z.column(j).max() < 0).toArray();
}

//// 3.3 wrong: You only ask about the first example
int[] deadUnits(Matrix Z) {
    return java.util.stream.IntStream.range(0, Z.rows()).filter(i -> Z.get(i, 0) < 0).toArray();
}

//// 3.3 wrong: how many units are dead
int[] deadUnits(Matrix Z) {
    int count = 0;
    for (int i = 0; i < Z.rows(); i++) {
        count += Z.row(i).max() <= 0 ? 1 : 0;
    }
    return new int[] {count};
}

//// 3.3 wrong: You find none, ever
int[] deadUnits(Matrix Z) {
    Matrix A = Z.map(z -> Math.max(0, z));
    return java.util.stream.IntStream.range(0, Z.rows()).filter(i -> A.row(i).max() < 0).toArray();
}

//// 3.3 wrong: You count from 1
int[] deadUnits(Matrix Z) {
    int[] r = new int[Z.rows()];
    int n = 0;
    for (int i = 0; i < Z.rows(); i++) if (Z.row(i).max() <= 0) r[n++] = i + 1;
    return java.util.Arrays.copyOf(r, n);
}

//// 3.3 wrong: cut off what was never filled in
int[] deadUnits(Matrix Z) {
    int[] r = new int[Z.rows()];
    int n = 0;
    for (int i = 0; i < Z.rows(); i++) if (Z.row(i).max() <= 0) r[n++] = i;
    return r;
}

//// 3.3 right
int[] deadUnits(Matrix Z) {
    Matrix A = Z.map(z -> Math.max(0, z));
    return java.util.stream.IntStream.range(0, Z.rows()).filter(i -> A.row(i).sum() == 0).toArray();
}

//// 3.4 wrong: The weights are missing
double slopeThrough(double[] w, double x) {
    double a = x, slope = 1;
    for (double one : w) {
        a = 1 / (1 + Math.exp(-one * a));
        slope *= a * (1 - a);
    }
    return slope;
}

//// 3.4 wrong: Those are the weights alone
double slopeThrough(double[] w, double x) {
    double slope = 1;
    for (double one : w) {
        slope *= one;
    }
    return slope;
}

//// 3.4 wrong: into the sigmoid once more
double slopeThrough(double[] w, double x) {
    double a = x, slope = 1;
    for (double one : w) {
        a = 1 / (1 + Math.exp(-one * a));
        double s = 1 / (1 + Math.exp(-a));
        slope *= one * s * (1 - s);
    }
    return slope;
}

//// 3.4 wrong: at the activation of the layer before
double slopeThrough(double[] w, double x) {
    double a = x, slope = 1;
    for (double one : w) {
        slope *= one * a * (1 - a);
        a = 1 / (1 + Math.exp(-one * a));
    }
    return slope;
}

//// 3.4 wrong: That is the last activation itself
double slopeThrough(double[] w, double x) {
    double a = x;
    for (double one : w) {
        a = 1 / (1 + Math.exp(-one * a));
    }
    return a;
}

//// 3.4 wrong: the factor of the last layer alone
double slopeThrough(double[] w, double x) {
    double a = x, slope = 1;
    for (double one : w) {
        a = 1 / (1 + Math.exp(-one * a));
        slope = one * a * (1 - a);
    }
    return slope;
}

//// 3.4 right
double slopeThrough(double[] w, double x) {
    if (w.length == 0) {
        return 1;
    }
    double e = Math.exp(-w[0] * x);
    double rest = slopeThrough(java.util.Arrays.copyOfRange(w, 1, w.length), 1 / (1 + e));
    return rest * w[0] * e / ((1 + e) * (1 + e));
}

//// 3.5 wrong: That is the bound for ReLU
double bound(int n, double leak) {
    return Math.sqrt(6.0 / n);
}

//// 3.5 wrong: What is the square of leak
double bound(int n, double leak) {
    return Math.sqrt(6 / (n * (1 + leak)));
}

//// 3.5 wrong: How large is r?
double bound(int n, double leak) {
    return 6 / (n * (1 + leak * leak));
}

//// 3.5 wrong: has the mean square r²/3
double bound(int n, double leak) {
    return Math.sqrt(2 / (n * (1 + leak * leak)));
}

//// 3.5 wrong: each half counts for half of the mean
double bound(int n, double leak) {
    return Math.sqrt(3 / (n * (1 + leak * leak)));
}

//// 3.5 wrong: That would be right without a curve
double bound(int n, double leak) {
    return Math.sqrt(3.0 / n);
}

//// 3.5 wrong: Write 6.0 instead of 6
double bound(int n, double leak) {
    return Math.sqrt(6 / n / (1 + leak * leak));
}

//// 3.5 right
double bound(int n, double leak) {
    double kept = (Math.pow(leak, 2) + 1) / 2;
    return Math.pow(n * kept / 3, -0.5);
}

//// 3.2 wrong: measured by trying
double slope(double z) {
    double h = 1e-5;
    return ((z + h) / (1 + Math.exp(-z - h)) - (z - h) / (1 + Math.exp(-z + h))) / (2 * h);
}

//// 3.2 wrong: measured by trying
double slope(double z) {
    double h = 1e-6;
    return ((z + h) / (1 + Math.exp(-z - h)) - z / (1 + Math.exp(-z))) / h;
}

//// 3.2 right
double slope(double z) {
    double e = Math.exp(-z);
    return (1 + e + z * e) / ((1 + e) * (1 + e));
}

//// 3.3 wrong: count the place on with each
int[] deadUnits(Matrix Z) {
    int count = 0;
    for (int unit = 0; unit < Z.rows(); unit++) {
        if (Z.row(unit).max() <= 0) {
            count++;
        }
    }
    int[] dead = new int[count];
    int c = 0;
    for (int unit = 0; unit < Z.rows(); unit++) {
        if (Z.row(unit).max() <= 0) {
            dead[c] = unit;
        }
    }
    return dead;
}

//// 3.4 wrong: a product that begins with 0 stays 0
double slopeThrough(double[] w, double x) {
    double a = x;
    double p = 0;
    for (double weight : w) {
        a = 1 / (1 + Math.exp(-weight * a));
        p *= weight * a * (1 - a);
    }
    return p;
}

//// 3.4 wrong: measured by trying
double last(double[] w, double x) {
    double a = x;
    for (double weight : w) {
        a = 1 / (1 + Math.exp(-weight * a));
    }
    return a;
}
double slopeThrough(double[] w, double x) {
    return (last(w, x + 1e-5) - last(w, x - 1e-5)) / 2e-5;
}

//// 3.5 wrong: Write 6.0 instead of 6
double bound(int n, double leak) {
    return Math.sqrt(6 / n / (1 + leak * leak));
}

//// 3.5 wrong: Write 6.0 instead of 6
double bound(int n, double leak) {
    return Math.sqrt(6 / n);
}

//// 3.3 wrong: A unit whose largest sum is 0 is off
int[] deadUnits(Matrix Z) {
    return java.util.stream.IntStream.range(0, Z.rows()).filter(i -> Z.row(i).max() < 0).toArray();
}

//// 3.2 wrong: or computed in float
double slope(double z) {
    float s = (float) (1 / (1 + Math.exp(-z)));
    return s + z * s * (1 - s);
}

//// 3.4 wrong: compute in double, not in float
double slopeThrough(double[] w, double x) {
    float a = (float) x, slope = 1;
    for (double weight : w) {
        a = (float) (1 / (1 + Math.exp(-weight * a)));
        slope *= weight * a * (1 - a);
    }
    return slope;
}

//// 3.4 wrong: a product in an int loses
double slopeThrough(double[] w, double x) {
    int slope = 1;
    double a = x;
    for (double weight : w) {
        a = 1 / (1 + Math.exp(-weight * a));
        slope *= weight * a * (1 - a);
    }
    return slope;
}

//// 3.1 wrong: The factors of your W are in the wrong order
Matrix[] oneLayer(Matrix W1, Matrix b1, Matrix W2, Matrix b2) {
    return new Matrix[] {W1.times(W2), W1.times(b1).plus(b2)};
}

//// 3.1 wrong: which layer's weights does b1 still go through
Matrix[] oneLayer(Matrix W1, Matrix b1, Matrix W2, Matrix b2) {
    return new Matrix[] {W2.times(W1), W1.times(b2).plus(b1)};
}

//// 3.4 wrong: needs the activation a, not the sum z
double slopeThrough(double[] w, double x) {
    double a = x, slope = 1;
    for (double weight : w) {
        double z = weight * a;
        a = 1 / (1 + Math.exp(-z));
        slope *= z * (1 - z) * weight;
    }
    return slope;
}

//// 3.5 wrong: The negative half counts only half
double bound(int n, double leak) {
    return Math.sqrt(3 / (n * (0.5 + leak * leak)));
}
