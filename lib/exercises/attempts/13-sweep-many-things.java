//// 13.1 wrong: Their mean scatters less
double[] interval(double[] accuracies, double t) {
    double mean = java.util.stream.DoubleStream.of(accuracies).average().getAsDouble();
    double sum = 0;
    for (double a : accuracies) {
        sum += (a - mean) * (a - mean);
    }
    double margin = t * Math.sqrt(sum / (accuracies.length - 1));
    return new double[] {mean - margin, mean + margin};
}

//// 13.1 wrong: divide by n − 1
double[] interval(double[] accuracies, double t) {
    int n = accuracies.length;
    double mean = 0, squares = 0;
    for (double a : accuracies) {
        mean += a / n;
        squares += a * a / n;
    }
    double margin = t * Math.sqrt((squares - mean * mean) / n);
    return new double[] {mean - margin, mean + margin};
}

//// 13.1 wrong: t is missing
double[] interval(double[] accuracies, double t) {
    int n = accuracies.length;
    double mean = Arrays.stream(accuracies).sum() / n;
    double s = Math.sqrt(Arrays.stream(accuracies).map(a -> Math.pow(a - mean, 2)).sum() / (n - 1));
    return new double[] {mean - s / Math.sqrt(n), mean + s / Math.sqrt(n)};
}

//// 13.1 wrong: The smallest and the largest accuracy
double[] interval(double[] accuracies, double t) {
    Arrays.sort(accuracies);
    return new double[] {accuracies[0], accuracies[accuracies.length - 1]};
}

//// 13.1 right
double[] interval(double[] accuracies, double t) {
    int n = accuracies.length;
    double mean = Arrays.stream(accuracies).average().orElse(0);
    double variance = 0;
    for (double a : accuracies) {
        variance += (a - mean) * (a - mean) / (n - 1);
    }
    double margin = t * Math.sqrt(variance / n);
    return new double[] {mean - margin, mean + margin};
}

//// 13.2 wrong: Each variance is that of single accuracies
double mean(double[] a) {
    return Arrays.stream(a).average().orElse(0);
}
double variance(double[] a) {
    return Arrays.stream(a).map(x -> (x - mean(a)) * (x - mean(a))).sum() / (a.length - 1);
}
double welch(double[] a, double[] b) {
    return (mean(a) - mean(b)) / Math.sqrt(variance(a) + variance(b));
}

//// 13.2 wrong: The root is missing
double mean(double[] a) {
    return Arrays.stream(a).average().orElse(0);
}
double variance(double[] a) {
    return Arrays.stream(a).map(x -> (x - mean(a)) * (x - mean(a))).sum() / (a.length - 1);
}
double welch(double[] a, double[] b) {
    return (mean(a) - mean(b)) / (variance(a) / a.length + variance(b) / b.length);
}

//// 13.2 wrong: The sign is lost
double mean(double[] a) {
    return Arrays.stream(a).average().orElse(0);
}
double variance(double[] a) {
    return Arrays.stream(a).map(x -> (x - mean(a)) * (x - mean(a))).sum() / (a.length - 1);
}
double welch(double[] a, double[] b) {
    return Math.abs(mean(a) - mean(b)) / Math.sqrt(variance(a) / a.length + variance(b) / b.length);
}

//// 13.2 right
double ofMean(double[] a) {
    double mean = Arrays.stream(a).sum() / a.length;
    return Arrays.stream(a).map(x -> Math.pow(x - mean, 2)).sum() / (a.length * (a.length - 1));
}
double welch(double[] a, double[] b) {
    double first = Arrays.stream(a).sum() / a.length;
    double second = Arrays.stream(b).sum() / b.length;
    return (first - second) / Math.sqrt(ofMean(a) + ofMean(b));
}

//// 13.3 wrong: That is what it costs without halving
int iterations(int settings, int seeds, int from, int full, int factor) {
    return settings * seeds * full;
}

//// 13.3 wrong: Each setting is trained with every seed
int iterations(int settings, int seeds, int from, int full, int factor) {
    int sum = 0;
    int left = settings;
    for (int length = from; length < full; length *= factor) {
        sum += left * length;
        left = Math.max(1, left / factor);
    }
    return sum + left * full;
}

//// 13.3 wrong: The last stage is missing
int iterations(int settings, int seeds, int from, int full, int factor) {
    int sum = 0;
    int left = settings;
    for (int length = from; length < full; length *= factor) {
        sum += left * seeds * length;
        left = Math.max(1, left / factor);
    }
    return sum;
}

//// 13.3 wrong: Each stage trains from the start
int iterations(int settings, int seeds, int from, int full, int factor) {
    int sum = 0, left = settings, before = 0;
    for (int length = from; length < full; length *= factor) {
        sum += left * seeds * (length - before);
        before = length;
        left = Math.max(1, left / factor);
    }
    return sum + left * seeds * (full - before);
}

//// 13.3 right
int iterations(int settings, int seeds, int from, int full, int factor) {
    if (from >= full) {
        return settings * seeds * full;
    }
    return settings * seeds * from + iterations(Math.max(1, settings / factor), seeds, from * factor, full, factor);
}

//// 13.1 wrong: Where does it begin, and where does it end
double[] interval(double[] accuracies, double t) {
    double mean = 0, squares = 0;
    for (double accuracy : accuracies) {
        mean += accuracy / accuracies.length;
    }
    for (double accuracy : accuracies) {
        squares += (accuracy - mean) * (accuracy - mean);
    }
    return new double[] {mean, t * Math.sqrt(squares / (accuracies.length - 1)) / Math.sqrt(accuracies.length)};
}

//// 13.2 wrong: Both variances are divided by the same n
double welch(double[] a, double[] b) {
    double[] mean = new double[2], variance = new double[2];
    for (int k = 0; k < 2; k++) {
        double[] of = k == 0 ? a : b;
        for (double number : of) {
            mean[k] += number / of.length;
        }
        for (double number : of) {
            variance[k] += (number - mean[k]) * (number - mean[k]) / (of.length - 1);
        }
    }
    return (mean[0] - mean[1]) / Math.sqrt((variance[0] + variance[1]) / a.length);
}

//// 13.2 wrong: what is above the fraction needs brackets
double welch(double[] a, double[] b) {
    double[] mean = new double[2], variance = new double[2];
    for (int k = 0; k < 2; k++) {
        double[] of = k == 0 ? a : b;
        for (double number : of) {
            mean[k] += number / of.length;
        }
        for (double number : of) {
            variance[k] += (number - mean[k]) * (number - mean[k]) / (of.length - 1);
        }
    }
    return mean[0] - mean[1] / Math.sqrt(variance[0] / a.length + variance[1] / b.length);
}

//// 13.2 wrong: It is the variance s² that is divided
double welch(double[] a, double[] b) {
    double[] mean = new double[2], variance = new double[2];
    for (int k = 0; k < 2; k++) {
        double[] of = k == 0 ? a : b;
        for (double number : of) {
            mean[k] += number / of.length;
        }
        for (double number : of) {
            variance[k] += (number - mean[k]) * (number - mean[k]) / (of.length - 1);
        }
    }
    return (mean[0] - mean[1]) / Math.sqrt(Math.sqrt(variance[0]) / a.length + Math.sqrt(variance[1]) / b.length);
}

//// 13.3 wrong: but at least one goes on
int iterations(int settings, int seeds, int from, int full, int factor) {
    int total = 0;
    while (from < full) {
        total += settings * seeds * from;
        settings = settings / factor;
        from = from * factor;
    }
    return total + settings * seeds * full;
}

//// 13.3 wrong: the last one still has the full length
int iterations(int settings, int seeds, int from, int full, int factor) {
    int total = 0;
    while (from <= full) {
        total += settings * seeds * from;
        settings = Math.max(1, settings / factor);
        from = from * factor;
    }
    return total;
}

//// 13.3 wrong: And with 2 settings a quarter would be 0
int iterations(int settings, int seeds, int from, int full, int factor) {
    int total = 0;
    while (from <= full) {
        total += settings * seeds * from;
        settings = settings / factor;
        from = from * factor;
    }
    return total;
}

//// 13.3 wrong: not when one setting is left
int iterations(int settings, int seeds, int from, int full, int factor) {
    int total = 0;
    while (settings > 1) {
        total += settings * seeds * from;
        settings = Math.max(1, settings / factor);
        from = from * factor;
    }
    return total + settings * seeds * full;
}
