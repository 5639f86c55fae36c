//// 13.1 wrong: Their mean scatters less
//  / Math.sqrt(n); → ;

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
// t * Math.sqrt → Math.sqrt

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
//  / a.length; → ;
//  / b.length; → ;

//// 13.2 wrong: The root is missing
// Math.sqrt(ofFirst + ofSecond) → (ofFirst + ofSecond)

//// 13.2 wrong: The sign is lost
// (first - second) → Math.abs(first - second)

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
// left * seeds → left

//// 13.3 wrong: The last stage is missing
// sum + left * seeds * full → sum

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
// {mean - margin, mean + margin} → {mean, margin}

//// 13.2 wrong: divided by its own n
// / b.length; → / a.length;

//// 13.2 wrong: what is above the fraction needs brackets
// (first - second) / → first - second /

//// 13.2 wrong: It is the variance s² that is divided
// Arrays.stream(a).map → Math.sqrt(Arrays.stream(a).map
// Arrays.stream(b).map → Math.sqrt(Arrays.stream(b).map
// (a.length - 1) → (a.length - 1))
// (b.length - 1) → (b.length - 1))

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

//// 13.3 wrong: the last one has the full length
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

//// 13.1 wrong: 2.776 is that of five
// t * Math.sqrt → 2.776 * Math.sqrt

//// 13.1 wrong: n − 1 stands in s alone
// / Math.sqrt(n) → / Math.sqrt(n - 1)

//// 13.1 wrong: Add their squares
// (a - mean) * (a - mean) → Math.abs(a - mean)

//// 13.1 wrong: (x / n) − 1: n − 1 needs brackets
// (n - 1) → n - 1

//// 13.1 wrong: square each of them
// (a - mean) * (a - mean) → a - mean

//// 13.1 wrong: Your mean is not the mean
// average().getAsDouble() → sum() / (n - 1)

//// 13.1 wrong: for [0.9, 0.92] it is 0.91
// Arrays.stream(accuracies).average() → Arrays.stream(accuracies).limit(n - 1).map(a -> a * (n - 1) / n).average()

//// 13.1 wrong: Add all of them up as double
// Arrays.stream(accuracies).average().getAsDouble() → (int) Arrays.stream(accuracies).sum() / n

//// 13.2 wrong: Each of the two variances
// (a.length - 1) / a.length → (a.length - 1) / b.length
// (b.length - 1) / b.length → (b.length - 1) / a.length

//// 13.2 wrong: one belongs to a, the other to b
// ofFirst + ofSecond → ofFirst + ofFirst

//// 13.2 wrong: n − 1 stands where the variance is computed
//  / a.length; →  / (a.length - 1);
//  / b.length; →  / (b.length - 1);

//// 13.2 wrong: That is Student's test
//  / (a.length - 1) / a.length; → ;
//  / (b.length - 1) / b.length; → ;
// Math.sqrt(ofFirst + ofSecond) → Math.sqrt((ofFirst + ofSecond) / (a.length + b.length - 2) * (1.0 / a.length + 1.0 / b.length))

//// 13.2 wrong: It is the difference of the means
// (first - second) → (first * a.length - second * b.length)

//// 13.3 wrong: The full length is counted twice
// length < full → length <= full

//// 13.3 wrong: each with all its seeds
// int left = settings → int left = settings * seeds
// left * seeds → left

//// 13.3 wrong: Your factor is always 2
// / factor → / 2
// *= factor → *= 2

//// 13.3 wrong: which is Math.max(1, …)
// Math.max → Math.min

//// 13.3 wrong: Settings are whole
// int left = settings → double left = settings
// sum + left * seeds * full → sum + (int) (left * seeds * full)
