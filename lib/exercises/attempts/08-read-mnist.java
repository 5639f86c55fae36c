//// 8.1 wrong: `& 0xFF` makes them 128 to 255
int[] sizes(byte[] bytes) {
    int[] sizes = new int[bytes[3]];
    for (int d = 0; d < sizes.length; d++) {
        for (int k = 0; k < 4; k++) {
            sizes[d] = 256 * sizes[d] + bytes[4 + 4 * d + k];
        }
    }
    return sizes;
}

//// 8.1 wrong: in the wrong order
int[] sizes(byte[] bytes) {
    int[] sizes = new int[bytes[3]];
    for (int d = 0; d < sizes.length; d++) {
        for (int k = 3; k >= 0; k--) {
            sizes[d] = 256 * sizes[d] + (bytes[4 + 4 * d + k] & 0xFF);
        }
    }
    return sizes;
}

//// 8.1 wrong: You read every size from its last byte alone
int[] sizes(byte[] bytes) {
    int[] sizes = new int[bytes[3]];
    for (int d = 0; d < sizes.length; d++) {
        sizes[d] = bytes[7 + 4 * d] & 0xFF;
    }
    return sizes;
}

//// 8.1 wrong: You begin at byte 0
int[] sizes(byte[] bytes) {
    int[] sizes = new int[bytes[3]];
    for (int d = 0; d < sizes.length; d++) {
        for (int k = 0; k < 4; k++) {
            sizes[d] = 256 * sizes[d] + (bytes[4 * d + k] & 0xFF);
        }
    }
    return sizes;
}

//// 8.1 wrong: your code stopped with
int[] sizes(byte[] bytes) {
    java.nio.ByteBuffer numbers = java.nio.ByteBuffer.wrap(bytes);
    numbers.getInt();
    return new int[] {numbers.getInt(), numbers.getInt(), numbers.getInt()};
}

//// 8.1 right
int[] sizes(byte[] bytes) {
    java.nio.ByteBuffer numbers = java.nio.ByteBuffer.wrap(bytes);
    int[] sizes = new int[numbers.getInt() & 0xFF];
    for (int d = 0; d < sizes.length; d++) {
        sizes[d] = numbers.getInt();
    }
    return sizes;
}

//// 8.2 wrong: An int divided by an int rounds down
int[] steps(int examples, int batchSize, int epochs) {
    int last = examples % batchSize == 0 ? batchSize : examples % batchSize;
    return new int[] {examples / batchSize * epochs, last};
}

//// 8.2 wrong: no batch for the rest, but you count one
int[] steps(int examples, int batchSize, int epochs) {
    int last = examples % batchSize == 0 ? batchSize : examples % batchSize;
    return new int[] {(examples / batchSize + 1) * epochs, last};
}

//// 8.2 wrong: round up in each epoch
int[] steps(int examples, int batchSize, int epochs) {
    int last = examples % batchSize == 0 ? batchSize : examples % batchSize;
    return new int[] {(int) Math.ceil((double) examples * epochs / batchSize), last};
}

//// 8.2 wrong: not an empty one
int[] steps(int examples, int batchSize, int epochs) {
    return new int[] {(int) Math.ceil((double) examples / batchSize) * epochs, examples % batchSize};
}

//// 8.2 right
int[] steps(int examples, int batchSize, int epochs) {
    int perEpoch = 1, last = examples;
    while (last > batchSize) {
        last -= batchSize;
        perEpoch++;
    }
    return new int[] {perEpoch * epochs, last};
}

//// 8.3 wrong: counted from 1 there, not from 0
List<String> submission(Matrix P) {
    List<String> lines = new ArrayList<>(List.of("ImageId,Label"));
    for (int i = 0; i < P.columns(); i++) {
        lines.add(i + "," + P.columnArgMax()[i]);
    }
    return lines;
}

//// 8.3 wrong: The header is missing
List<String> submission(Matrix P) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < P.columns(); i++) {
        lines.add((i + 1) + "," + P.columnArgMax()[i]);
    }
    return lines;
}

//// 8.3 wrong: There is a blank behind the comma
List<String> submission(Matrix P) {
    List<String> lines = new ArrayList<>(List.of("ImageId,Label"));
    for (int i = 0; i < P.columns(); i++) {
        lines.add((i + 1) + ", " + P.columnArgMax()[i]);
    }
    return lines;
}

//// 8.3 wrong: *is* the digit
List<String> submission(Matrix P) {
    List<String> lines = new ArrayList<>(List.of("ImageId,Label"));
    for (int i = 0; i < P.columns(); i++) {
        lines.add((i + 1) + "," + (P.columnArgMax()[i] + 1));
    }
    return lines;
}

//// 8.3 wrong: at place 1 should be
List<String> submission(Matrix P) {
    List<String> lines = new ArrayList<>(List.of("ImageId,Label"));
    for (int i = 0; i < P.columns(); i++) {
        lines.add("" + i + 1 + "," + P.columnArgMax()[i]);
    }
    return lines;
}

//// 8.3 right
List<String> submission(Matrix P) {
    List<String> lines = new ArrayList<>();
    lines.add("ImageId,Label");
    for (int picture = 1; picture <= P.columns(); picture++) {
        int best = 0;
        for (int digit = 1; digit < 10; digit++) {
            best = P.get(digit, picture - 1) > P.get(best, picture - 1) ? digit : best;
        }
        lines.add(String.format("%d,%d", picture, best));
    }
    return lines;
}

//// 8.1 wrong: A size has four bytes, and you read the last two of them
int[] sizes(byte[] bytes) {
    int[] sizes = new int[bytes[3]];
    for (int d = 0; d < sizes.length; d++) {
        sizes[d] = (bytes[6 + 4 * d] & 0xFF) * 256 + (bytes[7 + 4 * d] & 0xFF);
    }
    return sizes;
}

//// 8.2 wrong: of no examples
int[] steps(int examples, int batchSize, int epochs) {
    return new int[] {(examples / batchSize + 1) * epochs, examples % batchSize};
}

//// 8.3 wrong: blank behind the comma of the header
List<String> submission(Matrix P) {
    List<String> lines = new ArrayList<>(List.of("ImageId, Label"));
    int[] digits = P.columnArgMax();
    for (int i = 0; i < digits.length; i++) {
        lines.add((i + 1) + "," + digits[i]);
    }
    return lines;
}

//// 8.3 wrong: You write the largest probability
List<String> submission(Matrix P) {
    List<String> lines = new ArrayList<>(List.of("ImageId,Label"));
    for (int i = 0; i < P.columns(); i++) {
        lines.add((i + 1) + "," + P.column(i).max());
    }
    return lines;
}

//// 8.3 wrong: the answer at place
List<String> submission(Matrix P) {
    int[] digits = P.columnArgMax();
    List<String> lines = new ArrayList<>(List.of("ImageId,Label"));
    for (int i = 0; i < digits.length; i++) {
        lines.add((char) ('1' + i) + "," + digits[i]);
    }
    return lines;
}

//// 8.3 wrong: These lines are right, and Kaggle wrote them
List<String> submission(Matrix P) {
    try {
        java.nio.file.Path file = java.nio.file.Files.createTempFile("submission", ".csv");
        digits.data.Kaggle.writeSubmission(file, P.columnArgMax());
        return java.nio.file.Files.readAllLines(file);
    } catch (java.io.IOException problem) {
        throw new java.io.UncheckedIOException(problem);
    }
}

//// 8.1 wrong: How many sizes there are, byte 3 says
int[] sizes(byte[] bytes) {
    int[] sizes = new int[(bytes.length - 4) / 4];
    for (int d = 0; d < sizes.length; d++) {
        for (int k = 0; k < 4; k++) {
            sizes[d] = 256 * sizes[d] + (bytes[4 + 4 * d + k] & 0xFF);
        }
    }
    return sizes;
}

//// 8.1 wrong: byte 3 says how many sizes there are
int[] sizes(byte[] bytes) {
    int[] sizes = new int[3];
    for (int d = 0; d < sizes.length; d++) {
        for (int k = 0; k < 4; k++) {
            sizes[d] = 256 * sizes[d] + (bytes[4 + 4 * d + k] & 0xFF);
        }
    }
    return sizes;
}

//// 8.1 wrong: byte 3 says how many sizes there are
int[] sizes(byte[] bytes) {
    int[] sizes = new int[bytes[2]];
    for (int d = 0; d < sizes.length; d++) {
        for (int k = 0; k < 4; k++) {
            sizes[d] = 256 * sizes[d] + (bytes[4 + 4 * d + k] & 0xFF);
        }
    }
    return sizes;
}

//// 8.1 wrong: byte 3 says how many sizes there are
int[] sizes(byte[] bytes) {
    int[] sizes = new int[bytes[3] + 1];
    for (int d = 0; d < sizes.length; d++) {
        for (int k = 0; k < 4; k++) {
            sizes[d] = 256 * sizes[d] + (bytes[4 + 4 * d + k] & 0xFF);
        }
    }
    return sizes;
}

//// 8.1 wrong: Java adds first: write (b & 0xFF)
int[] sizes(byte[] bytes) {
    int[] sizes = new int[bytes[3]];
    for (int d = 0; d < sizes.length; d++) {
        sizes[d] = bytes[4 + 4 * d] * 256 * 256 * 256 + bytes[5 + 4 * d] * 256 * 256 + bytes[6 + 4 * d] * 256
                + bytes[7 + 4 * d] & 0xFF;
    }
    return sizes;
}

//// 8.1 wrong: And bytes from 128 on come out negative
int[] sizes(byte[] bytes) {
    int[] sizes = new int[bytes[3]];
    for (int d = 0; d < sizes.length; d++) {
        sizes[d] = bytes[6 + 4 * d] * 256 + bytes[7 + 4 * d];
    }
    return sizes;
}

//// 8.2 wrong: run over from one epoch into the next
int[] steps(int examples, int batchSize, int epochs) {
    return new int[] {(int) Math.ceil(examples * epochs / batchSize), examples % batchSize};
}

//// 8.2 wrong: run over from one epoch into the next
int[] steps(int examples, int batchSize, int epochs) {
    return new int[] {(int) Math.ceil((double) examples * epochs / batchSize), examples % batchSize};
}

//// 8.3 wrong: Pictures are the columns
List<String> submission(Matrix P) {
    List<String> lines = new ArrayList<>(List.of("ImageId,Label"));
    int[] best = P.columnArgMax();
    for (int i = 0; i < P.rows(); i++) {
        lines.add(i + 1 + "," + best[i]);
    }
    return lines;
}

//// 8.3 wrong: Pictures are the columns
List<String> submission(Matrix P) {
    List<String> lines = new ArrayList<>(List.of("ImageId,Label"));
    int[] best = P.transpose().columnArgMax();
    for (int i = 0; i < best.length; i++) {
        lines.add(i + 1 + "," + best[i]);
    }
    return lines;
}

//// 8.3 wrong: The header has to be ImageId,Label
List<String> submission(Matrix P) {
    List<String> lines = new ArrayList<>(List.of("ImageID,Label"));
    int[] best = P.transpose().columnArgMax();
    for (int i = 0; i < best.length; i++) {
        lines.add(i + 1 + "," + best[i]);
    }
    return lines;
}
