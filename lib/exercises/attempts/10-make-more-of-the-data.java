//// 10.1 wrong: Yours moves the other way
Matrix shifted(Matrix picture, int right, int down) {
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> {
        int r = row + down, c = column + right;
        return r >= 0 && r < picture.rows() && c >= 0 && c < picture.columns() ? picture.get(r, c) : 0;
    });
}

//// 10.1 wrong: Right and down are swapped
Matrix shifted(Matrix picture, int right, int down) {
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> {
        int r = row - right, c = column - down;
        return r >= 0 && r < picture.rows() && c >= 0 && c < picture.columns() ? picture.get(r, c) : 0;
    });
}

//// 10.1 wrong: comes in again on the other
Matrix shifted(Matrix picture, int right, int down) {
    int rows = picture.rows(), columns = picture.columns();
    return Matrix.generate(rows, columns, (row, column) ->
            picture.get((row - down + 2 * rows) % rows, (column - right + 2 * columns) % columns));
}

//// 10.1 wrong: The edge is smeared
Matrix shifted(Matrix picture, int right, int down) {
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> picture.get(
            Math.min(Math.max(row - down, 0), picture.rows() - 1),
            Math.min(Math.max(column - right, 0), picture.columns() - 1)));
}

//// 10.1 wrong: your code stopped with
Matrix shifted(Matrix picture, int right, int down) {
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> picture.get(row - down, column - right));
}

//// 10.1 right
Matrix shifted(Matrix picture, int right, int down) {
    double[][] shifted = new double[picture.rows()][picture.columns()];
    for (int row = 0; row < picture.rows(); row++) {
        for (int column = 0; column < picture.columns(); column++) {
            int toRow = row + down, toColumn = column + right;
            if (toRow >= 0 && toRow < picture.rows() && toColumn >= 0 && toColumn < picture.columns()) {
                shifted[toRow][toColumn] = picture.get(row, column);
            }
        }
    }
    return Matrix.of(shifted);
}

//// 10.2 wrong: Yours slants the other way
Matrix slanted(Matrix picture, double s) {
    double middle = (picture.rows() - 1) / 2.0;
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> {
        double from = column - s * (row - middle);
        int left = (int) Math.floor(from);
        double share = from - left;
        return (1 - share) * at(picture, row, left) + share * at(picture, row, left + 1);
    });
}

//// 10.2 wrong: Java cuts the decimals off
Matrix slanted(Matrix picture, double s) {
    double middle = (picture.rows() - 1) / 2.0;
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> {
        double from = column + s * (row - middle);
        int left = (int) from;
        double share = from - left;
        return (1 - share) * at(picture, row, left) + share * at(picture, row, left + 1);
    });
}

//// 10.2 wrong: Your middle is rounded down
Matrix slanted(Matrix picture, double s) {
    double middle = (picture.rows() - 1) / 2;
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> {
        double from = column + s * (row - middle);
        int left = (int) Math.floor(from);
        double share = from - left;
        return (1 - share) * at(picture, row, left) + share * at(picture, row, left + 1);
    });
}

//// 10.2 wrong: Your middle is half a row too low
Matrix slanted(Matrix picture, double s) {
    double middle = picture.rows() / 2.0;
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> {
        double from = column + s * (row - middle);
        int left = (int) Math.floor(from);
        double share = from - left;
        return (1 - share) * at(picture, row, left) + share * at(picture, row, left + 1);
    });
}

//// 10.2 wrong: the ink of the nearest pixel
Matrix slanted(Matrix picture, double s) {
    double middle = (picture.rows() - 1) / 2.0;
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) ->
            at(picture, row, (int) Math.round(column + s * (row - middle))));
}

//// 10.2 wrong: Left and right have each other's share
Matrix slanted(Matrix picture, double s) {
    double middle = (picture.rows() - 1) / 2.0;
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> {
        double from = column + s * (row - middle);
        int left = (int) Math.floor(from);
        double share = from - left;
        return share * at(picture, row, left) + (1 - share) * at(picture, row, left + 1);
    });
}

//// 10.2 right
Matrix slanted(Matrix picture, double s) {
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> {
        double from = column + s * (2 * row - picture.rows() + 1) / 2, ink = 0;
        for (int other = 0; other < picture.columns(); other++) {
            ink += Math.max(0, 1 - Math.abs(from - other)) * picture.get(row, other);
        }
        return ink;
    });
}

//// 10.3 wrong: the test set has done the choosing
double toReport(double[] train, double[] validation, double[] test) {
    return java.util.Arrays.stream(test).max().getAsDouble();
}

//// 10.3 wrong: the accuracy by which the recipe was chosen
double toReport(double[] train, double[] validation, double[] test) {
    return java.util.Arrays.stream(validation).max().getAsDouble();
}

//// 10.3 wrong: learned them by heart
double toReport(double[] train, double[] validation, double[] test) {
    int best = 0;
    for (int i = 0; i < train.length; i++) {
        best = train[i] > train[best] ? i : best;
    }
    return test[best];
}

//// 10.3 right
double toReport(double[] train, double[] validation, double[] test) {
    double best = Matrix.row(validation).max();
    return test[java.util.Arrays.stream(validation).boxed().toList().indexOf(best)];
}

//// 10.4 wrong: pictures in your test part are distorted
Split prepared(Dataset digits, long seed) {
    Dataset more = Augmentation.NONE.shift(0.7).rotation(12).enlarge(digits, 5, seed);
    return more.split(0.2, seed);
}

//// 10.4 wrong: an exam with known questions
Split prepared(Dataset digits, long seed) {
    Dataset more = Augmentation.NONE.shift(0.7).rotation(12).enlarge(digits, 5, seed);
    return new Split(more, digits.split(0.2, seed).test());
}

//// 10.4 wrong: the distorted copies of them are missing
Split prepared(Dataset digits, long seed) {
    return digits.split(0.2, seed);
}

//// 10.4 wrong: are distorted. An exam
Split prepared(Dataset digits, long seed) {
    Augmentation slight = Augmentation.NONE.shift(0.7).rotation(12);
    Split split = digits.split(0.2, seed);
    return new Split(slight.enlarge(split.train(), 5, seed), slight.apply(split.test(), seed));
}

//// 10.4 right
Split prepared(Dataset digits, long seed) {
    Split split = digits.split(0.2, seed + 7);
    return new Split(Augmentation.NONE.elastic(5, 2).enlarge(split.train(), 2, seed), split.test());
}

//// 10.5 wrong: hardly more than without any copies
Dataset learnFrom(Dataset digits, long seed) {
    return digits;
}

//// 10.5 wrong: not yet far enough
Dataset learnFrom(Dataset digits, long seed) {
    return Augmentation.NONE.rotation(12).enlarge(digits, 10, seed);
}

//// 10.5 wrong: even upright digits hard to read
Dataset learnFrom(Dataset digits, long seed) {
    return Augmentation.NONE.rotation(180).enlarge(digits, 10, seed);
}

//// 10.5 wrong: they are in the exam
Dataset learnFrom(Dataset digits, long seed) {
    return Augmentation.NONE.rotation(35).enlarge(Course.digits(), 2, seed);
}

//// 10.5 right
Dataset learnFrom(Dataset digits, long seed) {
    return Augmentation.NONE.rotation(60).scale(0.05).enlarge(digits, 4, seed);
}

//// 10.4 wrong: apply distorts each of them, enlarge keeps them
Split prepared(Dataset digits, long seed) {
    Split split = digits.split(0.2, seed);
    return new Split(Augmentation.NONE.rotation(10).apply(split.train(), seed), split.test());
}

//// 10.4 wrong: Whatever the seed, the test part is the same
Split prepared(Dataset digits, long seed) {
    int test = digits.size() / 5;
    Dataset train = digits.range(test, digits.size());
    return new Split(Augmentation.NONE.rotation(10).enlarge(train, 1, seed), digits.first(test));
}

//// 10.4 wrong: In your training part are copies of digits of the test part
Split prepared(Dataset digits, long seed) {
    Dataset more = Augmentation.NONE.shift(0.7).rotation(12).enlarge(digits, 4, seed), test = digits.split(0.2, seed).test();
    java.util.Set<Matrix> exam = new java.util.HashSet<>();
    for (int i = 0; i < test.size(); i++) {
        exam.add(test.picture(i));
    }
    return new Split(more.choose(java.util.stream.IntStream.range(0, more.size())
            .filter(i -> !exam.contains(more.picture(i))).toArray()), test);
}

//// 10.4 wrong: hardly a distorted one among them
Split prepared(Dataset digits, long seed) {
    Split split = digits.split(0.2, seed);
    int rest = split.train().size();
    return new Split(
            split.train().choose(java.util.stream.IntStream.range(0, 2 * rest).map(i -> i % rest).toArray()), split.test());
}

//// 10.4 wrong: some come more than once
Split prepared(Dataset digits, long seed) {
    return new Split(digits.choose(new int[480]), digits.choose(java.util.stream.IntStream.generate(() -> 1).limit(60).toArray()));
}

//// 10.4 wrong: digits have other labels than before
Split prepared(Dataset digits, long seed) {
    Split split = digits.split(0.2, seed);
    Dataset more = Augmentation.NONE.rotation(12).enlarge(split.train(), 1, seed);
    return new Split(Dataset.of(more.X(), new int[more.size()], 10, 8, 8), split.test());
}

//// 10.4 wrong: is a run of neighbours
Split prepared(Dataset digits, long seed) {
    int from = (int) (7 * seed), n = digits.size();
    int[] others = java.util.stream.IntStream.range(0, n - 60).map(i -> (from + 60 + i) % n).toArray();
    return new Split(
            Augmentation.NONE.rotation(12).enlarge(digits.choose(others), 1, seed), digits.range(from, from + 60));
}

//// 10.5 wrong: Not even upright digits are read
Dataset learnFrom(Dataset digits, long seed) {
    Split all = Course.digits().split(1 - 600 / 1797.0, seed);
    return Augmentation.NONE.rotation(35).apply(all.test(), seed + 100);
}

//// 10.1 wrong: >= 0, not > 0
Matrix shifted(Matrix picture, int right, int down) {
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> {
        int r = row - down, c = column - right;
        return r > 0 && r < picture.rows() && c > 0 && c < picture.columns() ? picture.get(r, c) : 0;
    });
}

//// 10.1 wrong: the old pixel is left
Matrix shifted(Matrix picture, int right, int down) {
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> {
        int r = row - down, c = column - right;
        return r >= 0 && r < picture.rows() && c >= 0 && c < picture.columns() ? picture.get(r, c) : picture.get(row, column);
    });
}

//// 10.1 wrong: Outside is paper
Matrix shifted(Matrix picture, int right, int down) {
    return Matrix.generate(picture.rows(), picture.columns(), (row, column) -> picture.get(row - down, column - right));
}

//// 10.2 wrong: generate hands over the row first
Matrix slanted(Matrix picture, double s) {
    double c = (picture.rows() - 1) / 2.0;
    return Matrix.generate(picture.rows(), picture.columns(), (x, y) -> {
        double from = x + s * (y - c);
        int left = (int) Math.floor(from);
        double ofLeft = left >= 0 && left < picture.columns() && y < picture.rows() ? picture.get(y, left) : 0;
        double ofRight = left >= -1 && left + 1 < picture.columns() && y < picture.rows() ? picture.get(y, left + 1) : 0;
        return (left + 1 - from) * ofLeft + (from - left) * ofRight;
    });
}

//// 10.2 wrong: the middle of the rows
Matrix slanted(Matrix picture, double s) {
    double c = (picture.columns() - 1) / 2.0;
    return Matrix.generate(picture.rows(), picture.columns(), (y, x) -> {
        double from = x + s * (y - c);
        int left = (int) Math.floor(from);
        double ofLeft = left >= 0 && left < picture.columns() && y < picture.rows() ? picture.get(y, left) : 0;
        double ofRight = left >= -1 && left + 1 < picture.columns() && y < picture.rows() ? picture.get(y, left + 1) : 0;
        return (left + 1 - from) * ofLeft + (from - left) * ofRight;
    });
}

//// 10.3 wrong: the number of a recipe, which is 1 soon
double toReport(double[] train, double[] validation, double[] test) {
    int best = 0;
    for (int i = 0; i < test.length; i++) {
        if (validation[i] > best) {
            best = i;
        }
    }
    return test[best];
}

//// 10.3 wrong: That is the number of a recipe
double toReport(double[] train, double[] validation, double[] test) {
    int best = 0;
    for (int i = 0; i < test.length; i++) {
        if (validation[i] > validation[best]) {
            best = i;
        }
    }
    return best;
}

//// 10.3 wrong: You chose the worst
double toReport(double[] train, double[] validation, double[] test) {
    int best = 0;
    for (int i = 0; i < test.length; i++) {
        if (validation[i] < validation[best]) {
            best = i;
        }
    }
    return test[best];
}

//// 10.3 wrong: The last recipe is forgotten
double toReport(double[] train, double[] validation, double[] test) {
    int best = 0;
    for (int i = 0; i < test.length - 1; i++) {
        if (validation[i] > validation[best]) {
            best = i;
        }
    }
    return test[best];
}

//// 10.4 wrong: Are the two parts swapped
Split prepared(Dataset digits, long seed) {
    Split split = digits.split(0.2, seed);
    return new Split(split.test(), Augmentation.NONE.shift(0.7).rotation(12).enlarge(split.train(), 5, seed));
}

//// 10.2 wrong: Outside is paper, 0; and generate hands over the row first
Matrix slanted(Matrix picture, double s) {
    double c = (picture.rows() - 1) / 2.0;
    return Matrix.generate(picture.rows(), picture.columns(), (x, y) -> picture.get(y, (int) Math.floor(x + s * (y - c))));
}
