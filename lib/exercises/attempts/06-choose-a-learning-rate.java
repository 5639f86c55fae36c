//// 6.1 wrong: c is the second derivative
double largestAlpha(double a, double b) {
    return 2 / Math.max(a, b);
}

//// 6.1 wrong: That is what the wide direction allows
double largestAlpha(double a, double b) {
    return 1 / Math.min(a, b);
}

//// 6.1 wrong: at the bottom in one step
double largestAlpha(double a, double b) {
    return 1 / (2 * Math.max(a, b));
}

//// 6.1 wrong: The two coordinates do not know of each other
double largestAlpha(double a, double b) {
    return 1 / (a + b);
}

//// 6.1 wrong: holds for the second coordinate alone
double largestAlpha(double a, double b) {
    return 1 / b;
}

//// 6.1 right
double largestAlpha(double a, double b) {
    return Math.min(2 / (2 * a), 2 / (2 * b));
}

//// 6.2 wrong: Your values have equal distances
double[] logGrid(double low, double high, int count) {
    double[] grid = new double[count];
    for (int i = 0; i < count; i++) {
        grid[i] = low + i * (high - low) / (count - 1);
    }
    return grid;
}

//// 6.2 wrong: how many steps are there between so many values?
double[] logGrid(double low, double high, int count) {
    double ratio = Math.pow(high / low, 1.0 / count);
    double[] grid = new double[count];
    for (int i = 0; i < count; i++) {
        grid[i] = low * Math.pow(ratio, i);
    }
    return grid;
}

//// 6.2 wrong: Those are the logarithms of the values
double[] logGrid(double low, double high, int count) {
    double[] grid = new double[count];
    for (int i = 0; i < count; i++) {
        grid[i] = Math.log10(low) + i * (Math.log10(high) - Math.log10(low)) / (count - 1);
    }
    return grid;
}

//// 6.2 wrong: Always ten times the one before?
double[] logGrid(double low, double high, int count) {
    double[] grid = new double[count];
    grid[0] = low;
    for (int i = 1; i < count; i++) {
        grid[i] = 10 * grid[i - 1];
    }
    return grid;
}

//// 6.2 right
double[] logGrid(double low, double high, int count) {
    double[] grid = new double[count];
    for (int i = 0; i < count; i++) {
        double part = i / (count - 1.0);
        grid[i] = Math.exp((1 - part) * Math.log(low) + part * Math.log(high));
    }
    return grid;
}

//// 6.3 wrong: Java has a method that asks for it
String verdict(double[] losses) {
    for (double loss : losses) {
        if (loss == Double.NaN || loss == Double.POSITIVE_INFINITY) {
            return "exploded";
        }
    }
    double first = losses[0], middle = losses[losses.length / 2], last = losses[losses.length - 1];
    if (Math.abs(last - Math.log(10)) < 0.01) {
        return "dead";
    }
    return middle - last >= 0.5 * (first - middle) ? "slow" : "good";
}

//// 6.3 wrong: is the number finite?
String verdict(double[] losses) {
    for (double loss : losses) {
        if (Double.isNaN(loss)) {
            return "exploded";
        }
    }
    double first = losses[0], middle = losses[losses.length / 2], last = losses[losses.length - 1];
    if (Math.abs(last - Math.log(10)) < 0.01) {
        return "dead";
    }
    return middle - last >= 0.5 * (first - middle) ? "slow" : "good";
}

//// 6.3 wrong: Math.log10(10) is something else
String verdict(double[] losses) {
    double first = losses[0], middle = losses[losses.length / 2], last = losses[losses.length - 1];
    for (double loss : losses) {
        if (!Double.isFinite(loss)) {
            return "exploded";
        }
    }
    if (Math.abs(last - Math.log10(10)) < 0.01) {
        return "dead";
    }
    return middle - last >= 0.5 * (first - middle) ? "slow" : "good";
}

//// 6.3 wrong: ask for that before you ask how far it fell
String verdict(double[] losses) {
    double first = losses[0], middle = losses[losses.length / 2], last = losses[losses.length - 1];
    for (double loss : losses) {
        if (!Double.isFinite(loss)) {
            return "exploded";
        }
    }
    if (middle - last >= 0.5 * (first - middle)) {
        return "slow";
    }
    return Math.abs(last - Math.log(10)) < 0.01 ? "dead" : "good";
}

//// 6.3 wrong: the last one may be finite again
String verdict(double[] losses) {
    double first = losses[0], middle = losses[losses.length / 2], last = losses[losses.length - 1];
    if (!Double.isFinite(last)) {
        return "exploded";
    }
    if (Math.abs(last - Math.log(10)) < 0.01) {
        return "dead";
    }
    return middle - last >= 0.5 * (first - middle) ? "slow" : "good";
}

//// 6.3 wrong: half as far is enough
String verdict(double[] losses) {
    for (double loss : losses) {
        if (!Double.isFinite(loss)) {
            return "exploded";
        }
    }
    double middle = losses[losses.length / 2], last = losses[losses.length - 1];
    if (Math.abs(last - Math.log(10)) < 0.01) {
        return "dead";
    }
    return middle - last >= losses[0] - middle ? "slow" : "good";
}

//// 6.3 right
String verdict(double[] losses) {
    int n = losses.length;
    double sum = java.util.Arrays.stream(losses).sum();
    if (Double.isNaN(sum) || Double.isInfinite(sum)) {
        return "exploded";
    } else if (Math.abs(losses[n - 1] - 2.302585093) < 0.01) {
        return "dead";
    }
    return 2 * (losses[n / 2] - losses[n - 1]) < losses[0] - losses[n / 2] ? "good" : "slow";
}

//// 6.4 wrong: your code cannot run. There is no variable learningRate
double alpha() {
    return learningRate;
}

//// 6.4 wrong: your α is too small
double alpha() {
    return 0.3;
}

//// 6.4 wrong: your α is too large, or so small
double alpha() {
    return 30;
}

//// 6.4 wrong: a learning rate is a positive number
double alpha() {
    return 0;
}

//// 6.4 right
double alpha() {
    return Sweep.learningRates(LearningRateCheck.training(2), 0.5, 1, 2, 4).run().best().value();
}

//// 6.2 wrong: Those are the numbers of Sweep.logGrid
double[] logGrid(double low, double high, int count) {
    return digits.training.Sweep.logGrid(low, high, count);
}

//// 6.2 wrong: yours begins with 0
double[] logGrid(double low, double high, int count) {
    double[] g = new double[count];
    double ratio = Math.pow(high / low, 1.0 / (count - 1));
    for (int i = 1; i < count; i++) {
        g[i] = g[i - 1] * ratio;
    }
    return g;
}

//// 6.2 wrong: 1 / (count - 1) divides whole numbers
double[] logGrid(double low, double high, int count) {
    double[] g = new double[count];
    double ratio = Math.pow(high / low, 1 / (count - 1));
    for (int i = 0; i < count; i++) {
        g[i] = low * Math.pow(ratio, i);
    }
    return g;
}

//// 6.2 wrong: Your values stay at `low` until the last one
double[] logGrid(double low, double high, int count) {
    double[] g = new double[count];
    for (int i = 0; i < count; i++) {
        g[i] = low * Math.pow(high / low, i / (count - 1));
    }
    return g;
}

//// 6.2 right
double[] logGrid(double low, double high, int count) {
    double[] g = new double[count];
    for (int i = 0; i < count; i++) {
        g[i] = Math.exp(Math.log(low) + i * (Math.log(high) - Math.log(low)) / (count - 1));
    }
    return g;
}

//// 6.3 wrong: You ask for dead networks first
String verdict(double[] losses) {
    double first = losses[0], middle = losses[losses.length / 2], last = losses[losses.length - 1];
    if (Math.abs(last - Math.log(10)) < 0.01) {
        return "dead";
    }
    for (double loss : losses) {
        if (!Double.isFinite(loss)) {
            return "exploded";
        }
    }
    return middle - last >= 0.5 * (first - middle) ? "slow" : "good";
}

//// 6.3 wrong: is never equal to it
String verdict(double[] losses) {
    for (double loss : losses) {
        if (!Double.isFinite(loss)) {
            return "exploded";
        }
    }
    double first = losses[0], middle = losses[losses.length / 2], last = losses[losses.length - 1];
    if (last == Math.log(10)) {
        return "dead";
    }
    return middle - last >= 0.5 * (first - middle) ? "slow" : "good";
}

//// 6.3 wrong: 1 / 2 divides whole numbers
String verdict(double[] losses) {
    for (double loss : losses) {
        if (!Double.isFinite(loss)) {
            return "exploded";
        }
    }
    double first = losses[0], middle = losses[losses.length / 2], last = losses[losses.length - 1];
    if (Math.abs(last - Math.log(10)) < 0.01) {
        return "dead";
    }
    return middle - last >= 1 / 2 * (first - middle) ? "slow" : "good";
}

//// 6.3 wrong: should be slow, but is good
String verdict(double[] losses) {
    double last = losses[losses.length - 1];
    return !java.util.Arrays.stream(losses).allMatch(Double::isFinite) ? "exploded"
            : Math.abs(last - Math.log(10)) < 0.01 ? "dead" : last > 0.5 ? "slow" : "good";
}

//// 6.3 wrong: should be slow, but is dead
String verdict(double[] losses) {
    double middle = losses[losses.length / 2], last = losses[losses.length - 1];
    return !java.util.Arrays.stream(losses).allMatch(Double::isFinite) ? "exploded"
            : Math.abs(last - Math.log(10)) < 0.05 ? "dead" : middle - last >= 0.5 * (losses[0] - middle) ? "slow" : "good";
}

//// 6.2 wrong: is there a float on the way
double[] logGrid(double low, double high, int count) {
    float ratio = (float) Math.pow(high / low, 1.0 / (count - 1));
    double[] grid = new double[count];
    for (int i = 0; i < count; i++) {
        grid[i] = low * Math.pow(ratio, i);
    }
    return grid;
}

//// 6.3 wrong: Only the last one does
String verdict(double[] losses) {
    for (double loss : losses) {
        if (!Double.isFinite(loss)) {
            return "exploded";
        }
    }
    for (double loss : losses) {
        if (Math.abs(loss - Math.log(10)) < 0.01) {
            return "dead";
        }
    }
    double first = losses[0], middle = losses[losses.length / 2], last = losses[losses.length - 1];
    return middle - last >= 0.5 * (first - middle) ? "slow" : "good";
}

//// 6.3 wrong: The word is right but for capital letters or blanks
String verdict(double[] losses) {
    for (double loss : losses) {
        if (!Double.isFinite(loss)) {
            return "Exploded";
        }
    }
    double first = losses[0], middle = losses[losses.length / 2], last = losses[losses.length - 1];
    if (Math.abs(last - Math.log(10)) < 0.01) {
        return "Dead";
    }
    return middle - last >= 0.5 * (first - middle) ? "Slow" : "Good";
}

//// 6.3 wrong: Compare the second fall with half of the first one
String verdict(double[] losses) {
    for (double loss : losses) {
        if (!Double.isFinite(loss)) {
            return "exploded";
        }
    }
    double first = losses[0], middle = losses[losses.length / 2], last = losses[losses.length - 1];
    if (Math.abs(last - Math.log(10)) < 0.01) {
        return "dead";
    }
    return middle - last > first - middle ? "slow" : "good";
}
