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
