//// 7.1 wrong: Rows and columns are swapped
int[][] confusion(int[] truths, int[] answers, int classes) {
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < truths.length; i++) {
        counts[answers[i]][truths[i]]++;
    }
    return counts;
}

//// 7.1 wrong: Only what was read correctly is counted
int[][] confusion(int[] truths, int[] answers, int classes) {
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < truths.length; i++) {
        if (truths[i] == answers[i]) {
            counts[truths[i]][answers[i]]++;
        }
    }
    return counts;
}

//// 7.1 wrong: Only mistakes are counted
int[][] confusion(int[] truths, int[] answers, int classes) {
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < truths.length; i++) {
        if (truths[i] != answers[i]) {
            counts[truths[i]][answers[i]]++;
        }
    }
    return counts;
}

//// 7.1 wrong: No count is above 1
int[][] confusion(int[] truths, int[] answers, int classes) {
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < truths.length; i++) {
        counts[truths[i]][answers[i]] = 1;
    }
    return counts;
}

//// 7.1 wrong: ArrayIndexOutOfBoundsException
int[][] confusion(int[] truths, int[] answers, int classes) {
    int[][] counts = new int[classes - 1][classes - 1];
    for (int i = 0; i < truths.length; i++) {
        counts[truths[i]][answers[i]]++;
    }
    return counts;
}

//// 7.1 right
int[][] confusion(int[] truths, int[] answers, int classes) {
    int[][] counts = new int[classes][classes];
    for (int t = 0; t < classes; t++) {
        for (int p = 0; p < classes; p++) {
            int row = t, column = p;
            counts[t][p] = (int) java.util.stream.IntStream.range(0, truths.length)
                    .filter(i -> truths[i] == row && answers[i] == column).count();
        }
    }
    return counts;
}

//// 7.2 wrong: the sum of its column
double[] recognized(int[][] counts) {
    double[] parts = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
        double all = 0;
        for (int t = 0; t < counts.length; t++) {
            all += counts[t][k];
        }
        parts[k] = counts[k][k] / all;
    }
    return parts;
}

//// 7.2 wrong: You divide by the number of all examples
double[] recognized(int[][] counts) {
    double all = 0;
    for (int[] row : counts) {
        all += Arrays.stream(row).sum();
    }
    double[] parts = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
        parts[k] = counts[k][k] / all;
    }
    return parts;
}

//// 7.2 wrong: an int divided by an int
double[] recognized(int[][] counts) {
    double[] parts = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
        parts[k] = counts[k][k] / Arrays.stream(counts[k]).sum();
    }
    return parts;
}

//// 7.2 wrong: from 0 to 1
double[] recognized(int[][] counts) {
    double[] parts = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
        parts[k] = 100.0 * counts[k][k] / Arrays.stream(counts[k]).sum();
    }
    return parts;
}

//// 7.2 right
double[] recognized(int[][] counts) {
    double[] parts = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
        int missed = 0;
        for (int p = 0; p < counts.length; p++) {
            missed += p == k ? 0 : counts[k][p];
        }
        parts[k] = 1 - missed / (double) (missed + counts[k][k]);
    }
    return parts;
}

//// 7.3 wrong: The squares are divided by n
double[] meanAndSpread(double[] accuracies) {
    double mean = Arrays.stream(accuracies).average().orElseThrow();
    double squares = Arrays.stream(accuracies).map(a -> (a - mean) * (a - mean)).sum();
    return new double[] {mean, Math.sqrt(squares / accuracies.length)};
}

//// 7.3 wrong: the root is missing
double[] meanAndSpread(double[] accuracies) {
    double mean = Arrays.stream(accuracies).average().orElseThrow();
    double squares = Arrays.stream(accuracies).map(a -> (a - mean) * (a - mean)).sum();
    return new double[] {mean, squares / (accuracies.length - 1)};
}

//// 7.3 wrong: The deviations above and below it cancel
double[] meanAndSpread(double[] accuracies) {
    double mean = Arrays.stream(accuracies).average().orElseThrow();
    double deviations = Arrays.stream(accuracies).map(a -> a - mean).sum();
    return new double[] {mean, deviations / (accuracies.length - 1)};
}

//// 7.3 wrong: The distance from the worst to the best
double[] meanAndSpread(double[] accuracies) {
    return new double[] {Arrays.stream(accuracies).average().orElseThrow(),
        Arrays.stream(accuracies).max().orElseThrow() - Arrays.stream(accuracies).min().orElseThrow()};
}

//// 7.3 right
double[] meanAndSpread(double[] accuracies) {
    int n = accuracies.length;
    double sum = 0, pairs = 0;
    for (double a : accuracies) {
        sum += a;
        for (double other : accuracies) {
            pairs += (a - other) * (a - other);
        }
    }
    return new double[] {sum / n, Math.sqrt(pairs / (2.0 * n * (n - 1)))};
}

//// 7.4 wrong: Full batches make one step an epoch
Training recipe(Dataset train, long seed) {
    return ancestors(train, seed);
}

//// 7.4 wrong: are there enough units
Training recipe(Dataset train, long seed) {
    return ancestors(train, seed).batchSize(32).epochs(20);
}

//// 7.4 wrong: more than the budget of 20 epochs
Training recipe(Dataset train, long seed) {
    return ancestors(train, seed).epochs(100);
}

//// 7.4 wrong: the budget is 10,000
Training recipe(Dataset train, long seed) {
    Network start = Network.inputs(64).layer(512, Activation.RELU).layer(10, Activation.SOFTMAX)
            .initialize(Initialization.HE, seed);
    return Training.of(start, train).batchSize(32).epochs(20);
}

//// 7.4 wrong: other examples than those that it was given
Training recipe(Dataset train, long seed) {
    return ancestors(Course.digits(), seed).batchSize(32).epochs(20);
}

//// 7.4 wrong: That is guessing
Training recipe(Dataset train, long seed) {
    return ancestors(train, seed).batchSize(32).learningRate(50).epochs(20);
}

//// 7.4 right
Training recipe(Dataset train, long seed) {
    Network start = Network.inputs(64).layer(100, Activation.RELU).layer(10, Activation.SOFTMAX)
            .initialize(Initialization.HE, seed);
    return Training.of(start, train).seed(seed).batchSize(16).learningRate(0.2).epochs(20);
}

//// 7.1 wrong: These numbers are right, and ConfusionMatrix counted them
int[][] confusion(int[] truths, int[] answers, int classes) {
    var matrix = digits.training.ConfusionMatrix.of(answers, truths, classes);
    int[][] counts = new int[classes][classes];
    for (int row = 0; row < classes; row++) {
        for (int column = 0; column < classes; column++) {
            counts[row][column] = matrix.count(row, column);
        }
    }
    return counts;
}

//// 7.4 wrong: Say .epochs(20) in place of .iterations(…)
Training recipe(Dataset train, long seed) {
    Network start = Network.inputs(64).layer(128, Activation.RELU).layer(10, Activation.SOFTMAX)
            .initialize(Initialization.HE, seed);
    return Training.of(start, train).seed(seed).learningRate(0.2).batchSize(32).iterations(5000);
}
