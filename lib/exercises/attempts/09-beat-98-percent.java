//// 9.1 wrong: That is σ. Weights that are uniform
double bound(int inputs, double kept) {
    return Math.sqrt(1 / (kept * inputs));
}

//// 9.1 wrong: That is right for ReLU alone
double bound(int inputs, double kept) {
    return Math.sqrt(6.0 / inputs);
}

//// 9.1 wrong: That is r²
double bound(int inputs, double kept) {
    return 3 / (kept * inputs);
}

//// 9.1 wrong: yours become smaller
double bound(int inputs, double kept) {
    return Math.sqrt(3 * kept / inputs);
}

//// 9.1 wrong: twice as long
double bound(int inputs, double kept) {
    return Math.sqrt(12 / (kept * inputs));
}

//// 9.1 right
double bound(int inputs, double kept) {
    double variance = 1 / kept / inputs;
    return Math.pow(3 * variance, 0.5);
}

//// 9.2 wrong: That is plain gradient descent
double[] momentum(double w, double[] slopes, double alpha, double beta) {
    double[] way = new double[slopes.length];
    for (int step = 0; step < slopes.length; step++) {
        w -= alpha * slopes[step];
        way[step] = w;
    }
    return way;
}

//// 9.2 wrong: The first slope moves nothing
double[] momentum(double w, double[] slopes, double alpha, double beta) {
    double[] way = new double[slopes.length];
    double v = 0;
    for (int step = 0; step < slopes.length; step++) {
        w = w - alpha * v;
        v = beta * v + slopes[step];
        way[step] = w;
    }
    return way;
}

//// 9.2 wrong: so it is a mean of slopes
double[] momentum(double w, double[] slopes, double alpha, double beta) {
    double[] way = new double[slopes.length];
    double v = 0;
    for (int step = 0; step < slopes.length; step++) {
        v = beta * v + (1 - beta) * slopes[step];
        w = w - alpha * v;
        way[step] = w;
    }
    return way;
}

//// 9.2 wrong: That is Nesterov's momentum
double[] momentum(double w, double[] slopes, double alpha, double beta) {
    double[] way = new double[slopes.length];
    double v = 0;
    for (int step = 0; step < slopes.length; step++) {
        v = beta * v + slopes[step];
        w = w - alpha * (slopes[step] + beta * v);
        way[step] = w;
    }
    return way;
}

//// 9.2 wrong: elements, but has 1
double[] momentum(double w, double[] slopes, double alpha, double beta) {
    return new double[] {w};
}

//// 9.2 right
double[] momentum(double w, double[] slopes, double alpha, double beta) {
    double step = 0;
    for (int i = 0; i < slopes.length; i++) {
        step = beta * step - alpha * slopes[i];
        slopes[i] = w += step;
    }
    return slopes;
}

//// 9.3 wrong: The corrections are missing
double[] adam(double w, double[] slopes, double alpha) {
    double[] way = new double[slopes.length];
    double m = 0, s = 0;
    for (int i = 0; i < slopes.length; i++) {
        m = 0.9 * m + 0.1 * slopes[i];
        s = 0.999 * s + 0.001 * slopes[i] * slopes[i];
        w -= alpha * m / (Math.sqrt(s) + 1e-8);
        way[i] = w;
    }
    return way;
}

//// 9.3 wrong: Either t starts at 0
double[] adam(double w, double[] slopes, double alpha) {
    double[] way = new double[slopes.length];
    double m = 0, s = 0;
    for (int t = 0; t < slopes.length; t++) {
        m = 0.9 * m + 0.1 * slopes[t];
        s = 0.999 * s + 0.001 * slopes[t] * slopes[t];
        w -= alpha * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(s / (1 - Math.pow(0.999, t))) + 1e-8);
        way[t] = w;
    }
    return way;
}

//// 9.3 wrong: The next step starts from your corrected means
double[] adam(double w, double[] slopes, double alpha) {
    double[] way = new double[slopes.length];
    double m = 0, s = 0;
    for (int t = 1; t <= slopes.length; t++) {
        m = 0.9 * m + 0.1 * slopes[t - 1];
        s = 0.999 * s + 0.001 * slopes[t - 1] * slopes[t - 1];
        m = m / (1 - Math.pow(0.9, t));
        s = s / (1 - Math.pow(0.999, t));
        w -= alpha * m / (Math.sqrt(s) + 1e-8);
        way[t - 1] = w;
    }
    return way;
}

//// 9.3 wrong: Your ε stands below the root
double[] adam(double w, double[] slopes, double alpha) {
    double[] way = new double[slopes.length];
    double m = 0, s = 0;
    for (int t = 1; t <= slopes.length; t++) {
        m = 0.9 * m + 0.1 * slopes[t - 1];
        s = 0.999 * s + 0.001 * slopes[t - 1] * slopes[t - 1];
        w -= alpha * m / (1 - Math.pow(0.9, t)) / Math.sqrt(s / (1 - Math.pow(0.999, t)) + 1e-8);
        way[t - 1] = w;
    }
    return way;
}

//// 9.3 wrong: That is what ε is for
double[] adam(double w, double[] slopes, double alpha) {
    double[] way = new double[slopes.length];
    double m = 0, s = 0;
    for (int t = 1; t <= slopes.length; t++) {
        m = 0.9 * m + 0.1 * slopes[t - 1];
        s = 0.999 * s + 0.001 * slopes[t - 1] * slopes[t - 1];
        w -= alpha * m / (1 - Math.pow(0.9, t)) / Math.sqrt(s / (1 - Math.pow(0.999, t)));
        way[t - 1] = w;
    }
    return way;
}

//// 9.3 right
double[] adam(double w, double[] slopes, double alpha) {
    double m = 0, s = 0, power1 = 1, power2 = 1;
    for (int i = 0; i < slopes.length; i++) {
        m += 0.1 * (slopes[i] - m);
        s += 0.001 * (slopes[i] * slopes[i] - s);
        power1 *= 0.9;
        power2 *= 0.999;
        slopes[i] = w -= alpha * m / (1 - power1) / (Math.sqrt(s / (1 - power2)) + 1e-8);
    }
    return slopes;
}

//// 9.4 wrong: Your first step has a factor of 0
double factor(int i, int iterations, int warmUp) {
    if (i < warmUp) {
        return (double) i / warmUp;
    }
    return 0.5 * (1 + Math.cos(Math.PI * (i - warmUp) / (iterations - warmUp)));
}

//// 9.4 wrong: your factor jumps down
double factor(int i, int iterations, int warmUp) {
    return i < warmUp ? (i + 1.0) / warmUp : 0.5 * (1 + Math.cos(Math.PI * i / iterations));
}

//// 9.4 wrong: an int divided by an int is rounded down
double factor(int i, int iterations, int warmUp) {
    return i < warmUp ? (i + 1) / warmUp : 0.5 * (1 + Math.cos(Math.PI * (i - warmUp) / (iterations - warmUp)));
}

//// 9.4 wrong: The warm-up is right. In Java an int
double factor(int i, int iterations, int warmUp) {
    if (i < warmUp) {
        return (i + 1.0) / warmUp;
    }
    double t = (i - warmUp) / (iterations - warmUp);
    return 0.5 * (1 + Math.cos(Math.PI * t));
}

//// 9.4 wrong: divide by the iterations that are left
double factor(int i, int iterations, int warmUp) {
    return i < warmUp ? (i + 1.0) / warmUp : 0.5 * (1 + Math.cos(Math.PI * (i - warmUp) / iterations));
}

//// 9.4 wrong: then everything is 0
double factor(int i, int iterations, int warmUp) {
    return i < warmUp ? (i + 1.0) / warmUp : 1 / 2 * (1 + Math.cos(Math.PI * (i - warmUp) / (iterations - warmUp)));
}

//// 9.4 right
double factor(int i, int iterations, int warmUp) {
    double half = Math.cos(Math.PI / 2 * (i - warmUp) / (iterations - warmUp));
    return i >= warmUp ? half * half : 1 - (warmUp - 1.0 - i) / warmUp;
}

//// 9.5 wrong: sketch it to the left and to the right of 0
Matrix pricedSlope(Matrix W, Matrix dW, double lambda1, double lambda2) {
    return dW.plus(W.map(w -> lambda1 + lambda2 * w));
}

//// 9.5 wrong: Mind the ½
Matrix pricedSlope(Matrix W, Matrix dW, double lambda1, double lambda2) {
    return dW.plus(W.map(w -> lambda1 * Math.signum(w) + 2 * lambda2 * w));
}

//// 9.5 wrong: the slope of the loss is missing
Matrix pricedSlope(Matrix W, Matrix dW, double lambda1, double lambda2) {
    return W.map(w -> lambda1 * Math.signum(w) + lambda2 * w);
}

//// 9.5 wrong: You have added the prices themselves
Matrix pricedSlope(Matrix W, Matrix dW, double lambda1, double lambda2) {
    return dW.plus(W.map(w -> lambda1 * Math.abs(w) + lambda2 / 2 * w * w));
}

//// 9.5 wrong: Where w is 0
Matrix pricedSlope(Matrix W, Matrix dW, double lambda1, double lambda2) {
    return dW.combine(W, (slope, w) -> slope + (w > 0 ? lambda1 : -lambda1) + lambda2 * w);
}

//// 9.5 right
Matrix pricedSlope(Matrix W, Matrix dW, double lambda1, double lambda2) {
    return dW.combine(W, (slope, w) -> slope + (w > 0 ? lambda1 : w < 0 ? -lambda1 : 0) + lambda2 * w);
}

//// 9.6 wrong: What is left is not made larger
Matrix dropout(Matrix A, Matrix U, double p, boolean learning) {
    return learning ? A.combine(U, (a, u) -> u < p ? 0 : a) : A;
}

//// 9.6 wrong: You leave units out after learning, too
Matrix dropout(Matrix A, Matrix U, double p, boolean learning) {
    return A.combine(U, (a, u) -> u < p ? 0 : a / (1 - p));
}

//// 9.6 wrong: dropout of the older kind
Matrix dropout(Matrix A, Matrix U, double p, boolean learning) {
    return learning ? A.combine(U, (a, u) -> u < p ? 0 : a) : A.times(1 - p);
}

//// 9.6 wrong: You keep what was to be left out
Matrix dropout(Matrix A, Matrix U, double p, boolean learning) {
    return learning ? A.combine(U, (a, u) -> u < p ? a / (1 - p) : 0) : A;
}

//// 9.6 wrong: too much or too little
Matrix dropout(Matrix A, Matrix U, double p, boolean learning) {
    return learning ? A.combine(U, (a, u) -> u < p ? 0 : a / p) : A;
}

//// 9.6 right
Matrix dropout(Matrix A, Matrix U, double p, boolean learning) {
    return Matrix.generate(A.rows(), A.columns(), (i, j) -> {
        double kept = U.get(i, j) >= p ? 1 / (1 - p) : 0;
        return A.get(i, j) * (learning ? kept : 1);
    });
}

//// 9.4 wrong: one iteration more than `warmUp`
double factor(int i, int iterations, int warmUp) {
    if (i <= warmUp) {
        return (i + 1.0) / warmUp;
    }
    return (1 + Math.cos(Math.PI * (i - warmUp) / (iterations - warmUp))) / 2;
}

//// 9.4 wrong: where is π?
double factor(int i, int iterations, int warmUp) {
    if (i < warmUp) {
        return (i + 1.0) / warmUp;
    }
    return (1 + Math.cos((double) (i - warmUp) / (iterations - warmUp))) / 2;
}

//// 9.5 wrong: plus changes no matrix
Matrix pricedSlope(Matrix W, Matrix dW, double lambda1, double lambda2) {
    dW.plus(W.map(w -> lambda1 * Math.signum(w) + lambda2 * w));
    return dW;
}

//// 9.6 wrong: What is left is not made larger
Matrix dropout(Matrix A, Matrix U, double p, boolean learning) {
    return learning ? A.combine(U, (a, u) -> u < p ? 0 : a) : A;
}

//// 9.6 wrong: What is left is not made larger
Matrix dropout(Matrix A, Matrix U, double p, boolean learning) {
    return A.combine(U, (a, u) -> u < p ? 0 : a);
}

//// 9.2 wrong: the answer at place
double[] momentum(double w, double[] slopes, double alpha, double beta) {
    double[] way = new double[slopes.length];
    double v = 0;
    for (int step = 0; step < slopes.length; step++) {
        v = beta * v + Math.abs(slopes[step]);
        w = w - alpha * v;
        way[step] = w;
    }
    return way;
}

//// 9.4 wrong: warmUp = 0
double factor(int i, int iterations, int warmUp) {
    int rise = i / warmUp;
    return rise == 0 ? (i + 1.0) / warmUp : (1 + Math.cos(Math.PI * (i - warmUp) / (iterations - warmUp))) / 2;
}

//// 9.3 wrong: Math.pow(t, β) in place of Math.pow(β, t)
double[] adam(double w, double[] slopes, double alpha) {
    double[] way = new double[slopes.length];
    double m = 0, s = 0;
    for (int t = 1; t <= slopes.length; t++) {
        double slope = slopes[t - 1];
        m = 0.9 * m + 0.1 * slope;
        s = 0.999 * s + 0.001 * slope * slope;
        w -= alpha * (m / (1 - Math.pow(t, 0.9))) / (Math.sqrt(s / (1 - Math.pow(t, 0.999))) + 1e-8);
        way[t - 1] = w;
    }
    return way;
}

//// 9.3 wrong: the brackets of m / (1 − …) are missing
double[] adam(double w, double[] slopes, double alpha) {
    double[] way = new double[slopes.length];
    double m = 0, s = 0;
    for (int t = 1; t <= slopes.length; t++) {
        double slope = slopes[t - 1];
        m = 0.9 * m + 0.1 * slope;
        s = 0.999 * s + 0.001 * slope * slope;
        w -= alpha * (m / 1 - Math.pow(0.9, t)) / (Math.sqrt(s / 1 - Math.pow(0.999, t)) + 1e-8);
        way[t - 1] = w;
    }
    return way;
}

//// 9.3 wrong: s must add up squares
double[] adam(double w, double[] slopes, double alpha) {
    double[] way = new double[slopes.length];
    double m = 0, s = 0;
    for (int t = 1; t <= slopes.length; t++) {
        double slope = slopes[t - 1];
        m = 0.9 * m + 0.1 * slope;
        s = 0.999 * s + 0.001 * slope;
        w -= alpha * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(s / (1 - Math.pow(0.999, t))) + 1e-8);
        way[t - 1] = w;
    }
    return way;
}

//// 9.3 wrong: β₁ and β₂ are swapped
double[] adam(double w, double[] slopes, double alpha) {
    double[] way = new double[slopes.length];
    double m = 0, s = 0;
    for (int t = 1; t <= slopes.length; t++) {
        double slope = slopes[t - 1];
        m = 0.999 * m + 0.001 * slope;
        s = 0.9 * s + 0.1 * slope * slope;
        w -= alpha * (m / (1 - Math.pow(0.999, t))) / (Math.sqrt(s / (1 - Math.pow(0.9, t))) + 1e-8);
        way[t - 1] = w;
    }
    return way;
}

//// 9.4 wrong: Your t reaches 1 one iteration early
double factor(int i, int iterations, int warmUp) {
    if (i < warmUp) {
        return (i + 1) / (double) warmUp;
    }
    double t = (i - warmUp) / (double) (iterations - warmUp - 1);
    return (1 + Math.cos(Math.PI * t)) / 2;
}

//// 9.6 wrong: divide by 1 − p
Matrix dropout(Matrix A, Matrix U, double p, boolean learning) {
    if (!learning) {
        return A;
    }
    return A.combine(U, (a, u) -> u < p ? 0 : a * (1 - p));
}

//// 9.6 wrong: And units are left out after learning, too
Matrix dropout(Matrix A, Matrix U, double p, boolean learning) {
    return A.combine(U, (a, u) -> u < p ? 0 : a * (1 - p));
}

//// 9.6 wrong: what is below the fraction needs brackets
Matrix dropout(Matrix A, Matrix U, double p, boolean learning) {
    if (!learning) {
        return A;
    }
    return A.combine(U, (a, u) -> u < p ? 0 : a * 1 / 1 - p);
}

//// 9.6 wrong: four of five are left, so each stands for 5/4
Matrix dropout(Matrix A, Matrix U, double p, boolean learning) {
    return A.combine(U, (a, u) -> u < p ? 0 : a / p);
}
