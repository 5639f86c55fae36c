//// 1.1 wrong: The file goes row by row
int feature(int row, int column, int height, int width) {
    return column * height + row;
}

//// 1.1 wrong: Row and column have changed places
int feature(int row, int column, int height, int width) {
    return column * width + row;
}

//// 1.1 wrong: as the picture is wide, not high
int feature(int row, int column, int height, int width) {
    return row * height + column;
}

//// 1.1 wrong: Not every picture is 8 pixels wide
int feature(int row, int column, int height, int width) {
    return 8 * row + column;
}

//// 1.1 wrong: One too many
int feature(int row, int column, int height, int width) {
    return row * width + column + 1;
}

//// 1.1 wrong: A row too few
int feature(int row, int column, int height, int width) {
    return (row - 1) * width + column;
}

//// 1.1 wrong: A whole row has more than one pixel
int feature(int row, int column, int height, int width) {
    return row + column;
}

//// 1.1 right
int feature(int row, int column, int height, int width) {
    int number = column;
    for (int above = 0; above < row; above++) {
        number += width;
    }
    return number;
}

//// 1.2 wrong: There are 65 numbers in your answer
double[] pixels(String line) {
    String[] parts = line.split(",");
    double[] pixels = new double[parts.length];
    for (int i = 0; i < pixels.length; i++) {
        pixels[i] = Integer.parseInt(parts[i]) / 16.0;
    }
    return pixels;
}

//// 1.2 wrong: Your picture begins with the label
double[] pixels(String line) {
    String[] parts = line.split(",");
    double[] pixels = new double[64];
    for (int i = 0; i < 64; i++) {
        pixels[i] = Integer.parseInt(parts[i]) / 16.0;
    }
    return pixels;
}

//// 1.2 wrong: The numbers are still those of the file
double[] pixels(String line) {
    String[] parts = line.split(",");
    double[] pixels = new double[64];
    for (int i = 0; i < 64; i++) {
        pixels[i] = Double.parseDouble(parts[i + 1]);
    }
    return pixels;
}

//// 1.2 wrong: the most ink is 16, not 255
double[] pixels(String line) {
    String[] parts = line.split(",");
    double[] pixels = new double[64];
    for (int i = 0; i < 64; i++) {
        pixels[i] = Double.parseDouble(parts[i + 1]) / 255;
    }
    return pixels;
}

//// 1.2 wrong: Only 0 and 1 are left
double[] pixels(String line) {
    String[] parts = line.split(",");
    double[] pixels = new double[64];
    for (int i = 0; i < 64; i++) {
        pixels[i] = Integer.parseInt(parts[i + 1]) / 16;
    }
    return pixels;
}

//// 1.2 wrong: Index 65 out of bounds
double[] pixels(String line) {
    String[] parts = line.split(",");
    double[] pixels = new double[65];
    for (int i = 0; i < 65; i++) {
        pixels[i] = Integer.parseInt(parts[i + 1]) / 16.0;
    }
    return pixels;
}

//// 1.2 right
double[] pixels(String line) {
    return java.util.Arrays.stream(line.substring(line.indexOf(',') + 1).split(","))
            .mapToDouble(part -> Double.parseDouble(part) * 0.0625)
            .toArray();
}

//// 1.3 wrong: Rows and columns are swapped
Matrix oneHot(int[] labels, int classes) {
    return Matrix.generate(labels.length, classes, (i, j) -> labels[i] == j ? 1 : 0);
}

//// 1.3 wrong: The classes are counted from 0
Matrix oneHot(int[] labels, int classes) {
    return Matrix.generate(classes, labels.length, (i, j) -> labels[j] == i + 1 ? 1 : 0);
}

//// 1.3 wrong: it is to hold a 1, whatever the label is
Matrix oneHot(int[] labels, int classes) {
    return Matrix.generate(classes, labels.length, (i, j) -> labels[j] == i ? labels[j] : 0);
}

//// 1.3 wrong: 0 and 1 have changed places
Matrix oneHot(int[] labels, int classes) {
    return Matrix.generate(classes, labels.length, (i, j) -> labels[j] != i ? 1 : 0);
}

//// 1.3 wrong: You compare the row with the number of the example
Matrix oneHot(int[] labels, int classes) {
    return Matrix.generate(classes, labels.length, (i, j) -> i == j ? 1 : 0);
}

//// 1.3 wrong: Only one of its numbers is 1
Matrix oneHot(int[] labels, int classes) {
    return Matrix.generate(classes, labels.length, (i, j) -> labels[j]);
}

//// 1.3 wrong: should have the shape
Matrix oneHot(int[] labels, int classes) {
    return Matrix.generate(10, labels.length, (i, j) -> labels[j] == i ? 1 : 0);
}

//// 1.3 right
Matrix oneHot(int[] labels, int classes) {
    double[][] rows = new double[classes][labels.length];
    for (int j = 0; j < labels.length; j++) {
        rows[labels[j]][j] = 1;
    }
    return Matrix.of(rows);
}

//// 1.4 wrong: more than once
int[] exam(int n, int size, long seed) {
    Random random = new Random(seed);
    int[] exam = new int[size];
    for (int i = 0; i < size; i++) {
        exam[i] = random.nextInt(n);
    }
    return exam;
}

//// 1.4 wrong: whatever the seed, an exam of 4 has the examples 0 to 3
int[] exam(int n, int size, long seed) {
    int[] exam = new int[size];
    for (int i = 0; i < size; i++) {
        exam[i] = i;
    }
    return exam;
}

//// 1.4 wrong: the same seed gave two different exams
int[] exam(int n, int size, long seed) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
        all.add(i);
    }
    Collections.shuffle(all);
    return all.subList(0, size).stream().mapToInt(i -> i).toArray();
}

//// 1.4 wrong: always a run of neighbours
int[] exam(int n, int size, long seed) {
    int from = new Random(seed).nextInt(n);
    int[] exam = new int[size];
    for (int i = 0; i < size; i++) {
        exam[i] = (from + i) % n;
    }
    return exam;
}

//// 1.4 wrong: example 9 of 10 never gets into an exam
int[] exam(int n, int size, long seed) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < n - 1; i++) {
        all.add(i);
    }
    Collections.shuffle(all, new Random(seed));
    return all.subList(0, size).stream().mapToInt(i -> i).toArray();
}

//// 1.4 wrong: numbered from 0 to
int[] exam(int n, int size, long seed) {
    List<Integer> all = new ArrayList<>();
    for (int i = 1; i <= n; i++) {
        all.add(i);
    }
    Collections.shuffle(all, new Random(seed));
    return all.subList(0, size).stream().mapToInt(i -> i).toArray();
}

//// 1.4 right
int[] exam(int n, int size, long seed) {
    Random random = new Random(seed);
    java.util.Set<Integer> exam = new java.util.LinkedHashSet<>();
    while (exam.size() < size) {
        exam.add(random.nextInt(n));
    }
    return exam.stream().mapToInt(i -> i).toArray();
}

//// 1.4 wrong: not the first ones alone
int[] exam(int n, int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] chosen = new int[size];
    for (int i = 0; i < size; i++) {
        chosen[i] = i;
    }
    for (int i = size - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int kept = chosen[i];
        chosen[i] = chosen[j];
        chosen[j] = kept;
    }
    return chosen;
}

//// 1.4 wrong: are different: whoever knows one example
int[] exam(int n, int size, long seed) {
    int start = new java.util.SplittableRandom(seed).nextInt(n);
    return java.util.stream.IntStream.range(0, size).map(i -> (start + 43 * i) % n).toArray();
}

//// 1.2 wrong: Your picture begins with the label, which is no pixel. And its numbers are still
double[] pixels(String line) {
    return java.util.Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
}

//// 1.2 wrong: Your picture begins with the label, which is no pixel. Its last pixel is missing
double[] pixels(String line) {
    return java.util.Arrays.stream(line.split(",")).limit(64).mapToDouble(Double::parseDouble).toArray();
}

//// 1.2 wrong: Your picture begins with the label, which is no pixel. And a whole number
double[] pixels(String line) {
    String[] parts = line.split(",");
    double[] ink = new double[64];
    for (int i = 0; i < 64; i++) {
        ink[i] = Integer.parseInt(parts[i]) / 16;
    }
    return ink;
}

//// 1.3 wrong: i is the row, a class, and j the column, an example. (your code stopped with
Matrix oneHot(int[] labels, int classes) {
    return Matrix.generate(classes, labels.length, (i, j) -> labels[i] == j ? 1 : 0);
}
