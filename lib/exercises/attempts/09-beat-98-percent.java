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
// alpha * v → alpha * slopes[step]

//// 9.2 wrong: The first slope moves nothing
// v = beta * v + slopes[step]; → double old = v;
// alpha * v; → alpha * old; v = beta * v + slopes[step];

//// 9.2 wrong: so it is a mean of slopes
// + slopes[step] → + (1 - beta) * slopes[step]

//// 9.2 wrong: That is Nesterov's momentum
// alpha * v → alpha * (slopes[step] + beta * v)

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
// mHat / (Math.sqrt(sHat) → m / (Math.sqrt(s)

//// 9.3 wrong: Either t starts at 0
// Math.pow(0.9, t) → Math.pow(0.9, t - 1)
// Math.pow(0.999, t) → Math.pow(0.999, t - 1)

//// 9.3 wrong: The next step starts from your corrected means
// m / (1 - Math.pow(0.9, t)) → m /= 1 - Math.pow(0.9, t)
// s / (1 - Math.pow(0.999, t)) → s /= 1 - Math.pow(0.999, t)

//// 9.3 wrong: Your ε stands below the root
// (Math.sqrt(sHat) + 1e-8) → Math.sqrt(sHat + 1e-8)

//// 9.3 wrong: That is what ε is for
// (Math.sqrt(sHat) + 1e-8) → Math.sqrt(sHat)

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
    return A.combine(U, (a, u) -> u < p ? 0 : a);
}

//// 9.2 wrong: the answer at place
// + slopes[step] → + Math.abs(slopes[step])

//// 9.4 wrong: warmUp = 0
double factor(int i, int iterations, int warmUp) {
    int rise = i / warmUp;
    return rise == 0 ? (i + 1.0) / warmUp : (1 + Math.cos(Math.PI * (i - warmUp) / (iterations - warmUp))) / 2;
}

//// 9.3 wrong: Math.pow(t, β) in place of Math.pow(β, t)
// Math.pow(0.9, t) → Math.pow(t, 0.9)
// Math.pow(0.999, t) → Math.pow(t, 0.999)

//// 9.3 wrong: the brackets of m / (1 − …) are missing
// (1 - Math.pow(0.9, t)) → 1 - Math.pow(0.9, t)
// (1 - Math.pow(0.999, t)) → 1 - Math.pow(0.999, t)

//// 9.3 wrong: s must add up squares
// 0.001 * slope * slope → 0.001 * slope

//// 9.3 wrong: β₁ and β₂ are swapped
// 0.9 * m + 0.1 → 0.9990 * m + 0.001
// 0.999 * s + 0.001 → 0.9 * s + 0.1
// Math.pow(0.9, t) → Math.pow(0.9990, t)
// Math.pow(0.999, t) → Math.pow(0.9, t)

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

//// 9.1 wrong: Your integral is not divided by 2r
// Math.sqrt(3 / (kept * inputs)) → Math.cbrt(3 / (2 * kept * inputs))

//// 9.2 wrong: Your β is always 0.9
// beta * v → 0.9 * v

//// 9.3 wrong: Your weight goes uphill
// w - alpha → w + alpha

//// 9.3 wrong: ε has to be added before you divide
// (Math.sqrt(sHat) + 1e-8) → Math.sqrt(sHat) + 1e-8

//// 9.3 wrong: 10e-8 is 10 · 10⁻⁸
// 1e-8 → 10e-8

//// 9.3 wrong: Your corrections are the same in every step
// Math.pow(0.9, t) → 0.9
// Math.pow(0.999, t) → 0.999

//// 9.3 wrong: the new square counts by 0.001
// + 0.001 → + 0.01

//// 9.4 wrong: Your curve rises after it
// (1 + Math.cos → (1 - Math.cos

//// 9.4 wrong: In the warm-up there is no cosine yet
// (i < warmUp) → (false)
// return (1 + → return Math.min(1, (i + 1.0) / warmUp) * (1 +

//// 9.5 wrong: The prices are for the weights
// W.map → dW.map
// W.times → dW.times

//// 9.6 wrong: p is left out, and 1 − p is left
// a / (1 - p) → a * (1 + p)

//// 9.6 wrong: the first is the activation
// (a, u) → (u, a)
