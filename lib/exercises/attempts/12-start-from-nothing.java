//// 12.1 wrong: A probability that is rounded to 0
double loss(double[][] z, int[] y) {
    double total = 0;
    for (int example = 0; example < y.length; example++) {
        double largest = Double.NEGATIVE_INFINITY, sum = 0;
        for (double one : z[example]) largest = Math.max(largest, one);
        for (double one : z[example]) sum += Math.exp(one - largest);
        total -= Math.log(Math.exp(z[example][y[example]] - largest) / sum);
    }
    return total / y.length;
}

//// 12.1 wrong: more than a double can hold
double loss(double[][] z, int[] y) {
    double total = 0;
    for (int example = 0; example < y.length; example++) {
        double sum = 0;
        for (double one : z[example]) sum += Math.exp(one);
        total -= Math.log(Math.exp(z[example][y[example]]) / sum);
    }
    return total / y.length;
}

//// 12.1 wrong: the sum of the powers still overflows
double loss(double[][] z, int[] y) {
    double total = 0;
    for (int example = 0; example < y.length; example++) {
        double sum = 0;
        for (double one : z[example]) sum += Math.exp(one);
        total += Math.log(sum) - z[example][y[example]];
    }
    return total / y.length;
}

//// 12.1 wrong: add it again
double loss(double[][] z, int[] y) {
    double total = 0;
    for (int example = 0; example < y.length; example++) {
        double largest = Double.NEGATIVE_INFINITY, sum = 0;
        for (double one : z[example]) largest = Math.max(largest, one);
        for (double one : z[example]) sum += Math.exp(one - largest);
        total += Math.log(sum) - z[example][y[example]];
    }
    return total / y.length;
}

//// 12.1 wrong: That is the sum over the examples
double loss(double[][] z, int[] y) {
    double total = 0;
    for (int example = 0; example < y.length; example++) {
        double largest = java.util.Arrays.stream(z[example]).max().getAsDouble();
        double sum = java.util.Arrays.stream(z[example]).map(one -> Math.exp(one - largest)).sum();
        total += largest + Math.log(sum) - z[example][y[example]];
    }
    return total;
}

//// 12.1 wrong: The sign is wrong
double loss(double[][] z, int[] y) {
    double total = 0;
    for (int example = 0; example < y.length; example++) {
        double largest = java.util.Arrays.stream(z[example]).max().getAsDouble();
        double sum = java.util.Arrays.stream(z[example]).map(one -> Math.exp(one - largest)).sum();
        total += z[example][y[example]] - largest - Math.log(sum);
    }
    return total / y.length;
}

//// 12.1 right
double loss(double[][] z, int[] y) {
    double total = 0;
    for (int example = 0; example < y.length; example++) {
        double ofAll = Double.NEGATIVE_INFINITY;
        for (double one : z[example]) {
            double high = Math.max(ofAll, one), low = Math.min(ofAll, one);
            ofAll = high + Math.log1p(Math.exp(low - high));
        }
        total += (ofAll - z[example][y[example]]) / y.length;
    }
    return total;
}

//// 12.2 wrong: The slope of the tanh is missing
double[] back(double[][] W, double[] dz, double[] a) {
    double[] before = new double[a.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < a.length; i++) {
            before[i] += W[unit][i] * dz[unit];
        }
    }
    return before;
}

//// 12.2 wrong: Your loops leave an array
double[] back(double[][] W, double[] dz, double[] a) {
    double[] before = new double[a.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < a.length; i++) {
            before[i] += W[i][unit] * dz[unit] * (1 - a[i] * a[i]);
        }
    }
    return before;
}

//// 12.2 wrong: That is the slope of a sigmoid
double[] back(double[][] W, double[] dz, double[] a) {
    double[] before = new double[a.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < a.length; i++) {
            before[i] += W[unit][i] * dz[unit] * a[i] * (1 - a[i]);
        }
    }
    return before;
}

//// 12.2 wrong: That is the slope of a ReLU
double[] back(double[][] W, double[] dz, double[] a) {
    double[] before = new double[a.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < a.length; i++) {
            before[i] += a[i] > 0 ? W[unit][i] * dz[unit] : 0;
        }
    }
    return before;
}

//// 12.2 wrong: into the tanh once more
double[] back(double[][] W, double[] dz, double[] a) {
    double[] before = new double[a.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < a.length; i++) {
            before[i] += W[unit][i] * dz[unit] * (1 - Math.tanh(a[i]) * Math.tanh(a[i]));
        }
    }
    return before;
}

//// 12.2 wrong: A square is missing
double[] back(double[][] W, double[] dz, double[] a) {
    double[] before = new double[a.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < a.length; i++) {
            before[i] += W[unit][i] * dz[unit] * (1 - a[i]);
        }
    }
    return before;
}

//// 12.2 wrong: Only the last unit is left
double[] back(double[][] W, double[] dz, double[] a) {
    double[] before = new double[a.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < a.length; i++) {
            before[i] = W[unit][i] * dz[unit] * (1 - a[i] * a[i]);
        }
    }
    return before;
}

//// 12.2 right
double[] back(double[][] W, double[] dz, double[] a) {
    double[] before = new double[a.length];
    for (int i = 0; i < a.length; i++) {
        for (int unit = 0; unit < dz.length; unit++) {
            before[i] += W[unit][i] * dz[unit];
        }
        before[i] *= (1 + a[i]) * (1 - a[i]);
    }
    return before;
}

//// 12.3 wrong: That is what the program does
double[] mended(double[][] W, double[] b, double[] dz, double[] x, double alpha) {
    return backAndStep(W, b, dz, x, alpha);
}

//// 12.3 wrong: neither W nor b learns any more
double[] mended(double[][] W, double[] b, double[] dz, double[] x, double alpha) {
    return backAndStep(W, b, dz, x, 0);
}

//// 12.3 wrong: dx is right now, but W does not learn any more
double[] mended(double[][] W, double[] b, double[] dz, double[] x, double alpha) {
    double[] dx = new double[x.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < x.length; i++) {
            dx[i] += W[unit][i] * dz[unit];
        }
        b[unit] -= alpha * dz[unit];
    }
    return dx;
}

//// 12.3 wrong: but b does not learn any more
double[] mended(double[][] W, double[] b, double[] dz, double[] x, double alpha) {
    double[] dx = new double[x.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < x.length; i++) {
            dx[i] += W[unit][i] * dz[unit];
            W[unit][i] -= alpha * dz[unit] * x[i];
        }
    }
    return dx;
}

//// 12.3 wrong: W and b go uphill
double[] mended(double[][] W, double[] b, double[] dz, double[] x, double alpha) {
    double[] dx = new double[x.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < x.length; i++) {
            dx[i] += W[unit][i] * dz[unit];
            W[unit][i] += alpha * dz[unit] * x[i];
        }
        b[unit] += alpha * dz[unit];
    }
    return dx;
}

//// 12.3 right
double[] mended(double[][] W, double[] b, double[] dz, double[] x, double alpha) {
    double[] dx = new double[x.length];
    for (int i = 0; i < x.length; i++) {
        for (int unit = 0; unit < dz.length; unit++) {
            double old = W[unit][i];
            W[unit][i] = old - alpha * dz[unit] * x[i];
            dx[i] += old * dz[unit];
        }
    }
    for (int unit = 0; unit < b.length; unit++) {
        b[unit] -= alpha * dz[unit];
    }
    return dx;
}

//// 12.1 wrong: begins with 0
double loss(double[][] z, int[] y) {
    double sum = 0;
    for (int example = 0; example < y.length; example++) {
        double largest = 0;
        for (double one : z[example]) {
            largest = Math.max(largest, one);
        }
        double powers = 0;
        for (double one : z[example]) {
            powers += Math.exp(one - largest);
        }
        sum += largest + Math.log(powers) - z[example][y[example]];
    }
    return sum / y.length;
}

//// 12.3 wrong: += adds to it
double[] mended(double[][] W, double[] b, double[] dz, double[] x, double alpha) {
    double[] dx = new double[x.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < x.length; i++) {
            dx[i] = W[unit][i] * dz[unit];
            W[unit][i] -= alpha * dz[unit] * x[i];
        }
        b[unit] -= alpha * dz[unit];
    }
    return dx;
}

//// 12.3 wrong: A copy by W.clone() has the same rows as W
double[] mended(double[][] W, double[] b, double[] dz, double[] x, double alpha) {
    double[][] before = W.clone();
    double[] dx = new double[x.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < x.length; i++) {
            W[unit][i] -= alpha * dz[unit] * x[i];
            dx[i] += before[unit][i] * dz[unit];
        }
        b[unit] -= alpha * dz[unit];
    }
    return dx;
}

//// 12.2 wrong: Your loops leave an array
double[] back(double[][] W, double[] dz, double[] a) {
    double[] before = new double[a.length];
    for (int i = 0; i < dz.length; i++) {
        for (int unit = 0; unit < a.length; unit++) {
            before[i] += W[unit][i] * dz[unit] * (1 - a[i] * a[i]);
        }
    }
    return before;
}

//// 12.2 wrong: when the sum over all units is complete
double[] back(double[][] W, double[] dz, double[] a) {
    double[] slopes = new double[a.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < a.length; i++) {
            slopes[i] += W[unit][i] * dz[unit];
            slopes[i] *= 1 - a[i] * a[i];
        }
    }
    return slopes;
}

//// 12.2 wrong: There is one slope for each a[i]
double[] back(double[][] W, double[] dz, double[] a) {
    double[] slopes = new double[dz.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < a.length; i++) {
            slopes[unit] += W[unit][i] * dz[unit] * (1 - a[i] * a[i]);
        }
    }
    return slopes;
}

//// 12.3 wrong: b moves once for every input
double[] mended(double[][] W, double[] b, double[] dz, double[] x, double alpha) {
    double[] dx = new double[x.length];
    for (int unit = 0; unit < dz.length; unit++) {
        for (int i = 0; i < x.length; i++) {
            dx[i] += W[unit][i] * dz[unit];
            W[unit][i] -= alpha * dz[unit] * x[i];
            b[unit] -= alpha * dz[unit];
        }
    }
    return dx;
}
