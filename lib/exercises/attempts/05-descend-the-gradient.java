//// 5.1 wrong: This step goes uphill
double[] oneStep(double w, double b, double x, double y, double alpha) {
    double error = y - (w * x + b);
    return new double[] {w - alpha * 2 * error * x, b - alpha * 2 * error};
}

//// 5.1 wrong: what is the derivative of a square?
double[] oneStep(double w, double b, double x, double y, double alpha) {
    double error = w * x + b - y;
    return new double[] {w - alpha * error * x, b - alpha * error};
}

//// 5.1 wrong: The weight moved as far as the bias
double[] oneStep(double w, double b, double x, double y, double alpha) {
    double change = alpha * 2 * (w * x + b - y);
    return new double[] {w - change, b - change};
}

//// 5.1 wrong: its slope was computed with the new weight
double[] oneStep(double w, double b, double x, double y, double alpha) {
    w -= alpha * 2 * (w * x + b - y) * x;
    b -= alpha * 2 * (w * x + b - y);
    return new double[] {w, b};
}

//// 5.1 wrong: its slope was computed with the new bias
double[] oneStep(double w, double b, double x, double y, double alpha) {
    b -= alpha * 2 * (w * x + b - y);
    w -= alpha * 2 * (w * x + b - y) * x;
    return new double[] {w, b};
}

//// 5.1 wrong: Those are the slopes
double[] oneStep(double w, double b, double x, double y, double alpha) {
    double error = w * x + b - y;
    return new double[] {2 * error * x, 2 * error};
}

//// 5.1 wrong: The learning rate is missing
double[] oneStep(double w, double b, double x, double y, double alpha) {
    double error = w * x + b - y;
    return new double[] {w - 2 * error * x, b - 2 * error};
}

//// 5.1 right
double[] oneStep(double w, double b, double x, double y, double alpha) {
    double change = 2 * alpha * (y - b - x * w);
    return new double[] {w + change * x, b + change};
}

//// 5.2 wrong: These are the weights of the start
Network descend(Network start, Dataset examples, double alpha, int iterations) {
    for (int iteration = 0; iteration < iterations; iteration++) {
        start.step(start.backward(start.forward(examples.X()), examples.Y(), Loss.CROSS_ENTROPY), alpha);
    }
    return start;
}

//// 5.2 wrong: with the slopes of the start
Network descend(Network start, Dataset examples, double alpha, int iterations) {
    Network network = start;
    List<BackwardStep> slopes = start.backward(start.forward(examples.X()), examples.Y(), Loss.CROSS_ENTROPY);
    for (int iteration = 0; iteration < iterations; iteration++) {
        network = network.step(slopes, alpha);
    }
    return network;
}

//// 5.2 wrong: You took a single step
Network descend(Network start, Dataset examples, double alpha, int iterations) {
    Network network = start;
    for (int iteration = 0; iteration < iterations; iteration++) {
        network = start.step(start.backward(start.forward(examples.X()), examples.Y(), Loss.CROSS_ENTROPY), alpha);
    }
    return network;
}

//// 5.2 wrong: one step too many
Network descend(Network start, Dataset examples, double alpha, int iterations) {
    Network network = start;
    for (int iteration = 0; iteration <= iterations; iteration++) {
        network = network.step(network.backward(network.forward(examples.X()), examples.Y(), Loss.CROSS_ENTROPY), alpha);
    }
    return network;
}

//// 5.2 wrong: dividing once more by their number
Network descend(Network start, Dataset examples, double alpha, int iterations) {
    Network network = start;
    for (int iteration = 0; iteration < iterations; iteration++) {
        network = network.step(
                network.backward(network.forward(examples.X()), examples.Y(), Loss.CROSS_ENTROPY), alpha / examples.size());
    }
    return network;
}

//// 5.2 wrong: the network has two layers
Network descend(Network start, Dataset examples, double alpha, int iterations) {
    return Network.of(start.layers().get(1));
}

//// 5.2 wrong: `forward` belongs into the loop
Network descend(Network start, Dataset examples, double alpha, int iterations) {
    Network n = start;
    var f = n.forward(examples.X());
    for (int i = 0; i < iterations; i++) n = n.step(n.backward(f, examples.Y(), Loss.CROSS_ENTROPY), alpha);
    return n;
}

//// 5.2 right
Network descend(Network start, Dataset examples, double alpha, int iterations) {
    if (iterations == 0) {
        return start;
    }
    Network before = descend(start, examples, alpha, iterations - 1);
    return before.step(before.backward(before.forward(examples.X()), examples.Y(), Loss.CROSS_ENTROPY), alpha);
}

//// 5.3 wrong: in which they are in the file
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int[] order = java.util.stream.IntStream.range(0, examples).toArray();
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < examples; from += size) {
        batches.add(Arrays.copyOfRange(order, from, Math.min(from + size, examples)));
    }
    return batches;
}

//// 5.3 wrong: Only the batches are in random order
List<int[]> batches(int examples, int size, SplittableRandom random) {
    List<int[]> batches = new ArrayList<>();
    int count = (examples + size - 1) / size;
    for (int batch : Shuffle.order(count, random)) {
        batches.add(java.util.stream.IntStream.range(batch * size, Math.min((batch + 1) * size, examples)).toArray());
    }
    return batches;
}

//// 5.3 wrong: Each batch is in random order, but
List<int[]> batches(int examples, int size, SplittableRandom random) {
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < examples; from += size) {
        int first = from;
        batches.add(Arrays.stream(Shuffle.order(Math.min(size, examples - from), random)).map(i -> first + i).toArray());
    }
    return batches;
}

//// 5.3 wrong: The rest is lost
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int[] order = Shuffle.order(examples, random);
    List<int[]> batches = new ArrayList<>();
    for (int batch = 0; batch < examples / size; batch++) {
        batches.add(Arrays.copyOfRange(order, batch * size, (batch + 1) * size));
    }
    return batches;
}

//// 5.3 wrong: Is the last batch filled up?
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int[] order = Shuffle.order(examples, random);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < examples; from += size) {
        batches.add(Arrays.copyOfRange(order, from, from + size));
    }
    return batches;
}

//// 5.3 wrong: The next one begins where it ends
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int[] order = Shuffle.order(examples, random);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < examples; from++) {
        batches.add(Arrays.copyOfRange(order, from, Math.min(from + size, examples)));
    }
    return batches;
}

//// 5.3 wrong: Do not draw each number anew
List<int[]> batches(int examples, int size, SplittableRandom random) {
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < examples; from += size) {
        batches.add(random.ints(Math.min(size, examples - from), 0, examples).toArray());
    }
    return batches;
}

//// 5.3 wrong: Every epoch has the same order
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int[] order = Shuffle.order(examples, new SplittableRandom(1));
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < examples; from += size) {
        batches.add(Arrays.copyOfRange(order, from, Math.min(from + size, examples)));
    }
    return batches;
}

//// 5.3 wrong: nobody could repeat this training
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int[] order = Shuffle.order(examples, new SplittableRandom());
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < examples; from += size) {
        batches.add(Arrays.copyOfRange(order, from, Math.min(from + size, examples)));
    }
    return batches;
}

//// 5.3 wrong: the last of them empty
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int[] order = Shuffle.order(examples, random);
    List<int[]> batches = new ArrayList<>();
    for (int batch = 0; batch <= examples / size; batch++) {
        batches.add(Arrays.copyOfRange(order, batch * size, Math.min((batch + 1) * size, examples)));
    }
    return batches;
}

//// 5.3 right
List<int[]> batches(int examples, int size, SplittableRandom random) {
    List<Integer> left = new ArrayList<>();
    for (int example = 0; example < examples; example++) {
        left.add(example);
    }
    List<int[]> batches = new ArrayList<>();
    while (!left.isEmpty()) {
        int[] batch = new int[Math.min(size, left.size())];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = left.remove(random.nextInt(left.size()));
        }
        batches.add(batch);
    }
    return List.copyOf(batches);
}

//// 5.4 wrong: with which values of the weights was the loss computed
Network mendedStep(Network network, Dataset batch, double alpha) {
    return theirStep(network, batch, alpha);
}

//// 5.4 wrong: The slope of the ReLU is missing
Network mendedStep(Network network, Dataset batch, double alpha) {
    Layer first = network.layers().get(0), second = network.layers().get(1);
    Matrix A1 = first.forward(batch.X()).A();
    Matrix dZ2 = second.forward(A1).A().minus(batch.Y()).times(1.0 / batch.size());
    Matrix dZ1 = second.W().transpose().times(dZ2);
    Matrix W2 = second.W().minus(dZ2.times(A1.transpose()).times(alpha));
    Matrix W1 = first.W().minus(dZ1.times(batch.X().transpose()).times(alpha));
    return Network.of(
            new Layer(W1, first.b().minus(dZ1.rowSums().times(alpha)), first.activation()),
            new Layer(W2, second.b().minus(dZ2.rowSums().times(alpha)), second.activation()));
}

//// 5.4 wrong: the factor 1/m is missing
Network stepByHand(Network network, Dataset batch, double alpha, double share) {
    Layer first = network.layers().get(0), second = network.layers().get(1);
    Matrix A1 = first.forward(batch.X()).A();
    Matrix dZ2 = second.forward(A1).A().minus(batch.Y()).times(share);
    Matrix dZ1 = second.W().transpose().times(dZ2).hadamard(A1.map(a -> a > 0 ? 1 : 0));
    return Network.of(
            new Layer(first.W().minus(dZ1.times(batch.X().transpose()).times(alpha)),
                    first.b().minus(dZ1.rowSums().times(alpha)), first.activation()),
            new Layer(second.W().minus(dZ2.times(A1.transpose()).times(alpha)),
                    second.b().minus(dZ2.rowSums().times(alpha)), second.activation()));
}
Network mendedStep(Network network, Dataset batch, double alpha) {
    return stepByHand(network, batch, alpha, 1);
}

//// 5.4 wrong: for b1
Network mendedStep(Network network, Dataset batch, double alpha) {
    Layer first = theirStep(network, batch, alpha).layers().get(0);
    Network stepped = stepByHand(network, batch, alpha, 1.0 / batch.size());
    return Network.of(new Layer(stepped.layers().get(0).W(), first.b(), first.activation()), stepped.layers().get(1));
}

//// 5.4 right
Network mendedStep(Network network, Dataset batch, double alpha) {
    return stepByHand(network, batch, alpha, 1.0 / batch.size());
}

//// 5.5 wrong: the program with both bugs
Layer mendedBatchStep(Layer layer, Dataset batch, int examples, double alpha) {
    return theirBatchStep(layer, batch, examples, alpha);
}

//// 5.5 wrong: the biases move. The other is left
Layer mendedBatchStep(Layer layer, Dataset batch, int examples, double alpha) {
    Matrix dZ = layer.forward(batch.X()).A().minus(batch.Y()).times(1.0 / examples);
    Matrix dW = dZ.times(batch.X().transpose());
    return new Layer(
            layer.W().minus(dW.times(alpha)), layer.b().minus(dZ.rowSums().times(alpha)), layer.activation());
}

//// 5.5 wrong: the biases still do not move
Layer mendedBatchStep(Layer layer, Dataset batch, int examples, double alpha) {
    return theirBatchStep(layer, batch, batch.size(), alpha);
}

//// 5.5 wrong: The biases are divided by m twice
Layer mendedBatchStep(Layer layer, Dataset batch, int examples, double alpha) {
    Matrix dZ = layer.forward(batch.X()).A().minus(batch.Y()).times(1.0 / batch.size());
    Matrix db = dZ.rowSums().times(1.0 / batch.size());
    return new Layer(
            layer.W().minus(dZ.times(batch.X().transpose()).times(alpha)), layer.b().minus(db.times(alpha)), layer.activation());
}

//// 5.5 wrong: is a return missing?
Layer mendedBatchStep(Layer layer, Dataset batch, int examples, double alpha) {
    return null;
}

//// 5.5 right
Layer mendedBatchStep(Layer layer, Dataset batch, int examples, double alpha) {
    Network network = Network.of(layer);
    return network.step(network.backward(network.forward(batch.X()), batch.Y(), Loss.CROSS_ENTROPY), alpha).layers().get(0);
}

//// 5.4 wrong: the library does not go backward for you
Network mendedStep(Network network, Dataset batch, double alpha) {
    return network.step(network.backward(network.forward(batch.X()), batch.Y(), Loss.CROSS_ENTROPY), alpha);
}

//// 5.4 wrong: 1.0 / batch.size() does not
Network mendedStep(Network network, Dataset batch, double alpha) {
    Layer first = network.layers().get(0), second = network.layers().get(1);
    Matrix W1 = first.W(), b1 = first.b(), W2 = second.W(), b2 = second.b();
    Matrix A1 = Activation.RELU.apply(W1.times(batch.X()).plusColumn(b1));
    Matrix A2 = Activation.SOFTMAX.apply(W2.times(A1).plusColumn(b2));
    Matrix dZ2 = A2.minus(batch.Y()).times(1 / batch.size());
    Matrix dZ1 = W2.transpose().times(dZ2).hadamard(A1.map(a -> a > 0 ? 1 : 0));
    W2 = W2.minus(dZ2.times(A1.transpose()).times(alpha));
    W1 = W1.minus(dZ1.times(batch.X().transpose()).times(alpha));
    return Network.of(new Layer(W1, b1, first.activation()), new Layer(W2, b2, second.activation()));
}

//// 5.5 wrong: 1 / batch.size() divides whole numbers
Layer mendedBatchStep(Layer layer, Dataset batch, int examples, double alpha) {
    Matrix A = layer.forward(batch.X()).A();
    Matrix dZ = A.minus(batch.Y()).times(1 / batch.size());
    Matrix dW = dZ.times(batch.X().transpose());
    Matrix db = dZ.rowSums();
    return new Layer(layer.W().minus(dW.times(alpha)), layer.b().minus(db.times(alpha)), layer.activation());
}

//// 5.3 wrong: in which they are in the file, wherever they begin
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int start = random.nextInt(examples);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < examples; from += size) {
        int[] batch = new int[Math.min(size, examples - from)];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = (start + from + i) % examples;
        }
        batches.add(batch);
    }
    return batches;
}

//// 5.3 wrong: The order is not a random one
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int start = random.nextInt(examples), step = examples % 5 > 0 ? 5 : examples % 7 > 0 ? 7 : 11;
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < examples; from += size) {
        int[] batch = new int[Math.min(size, examples - from)];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = (start + step * (from + i)) % examples;
        }
        batches.add(batch);
    }
    return batches;
}

//// 5.2 wrong: These weights are right, and Training computed them
Network descend(Network start, Dataset examples, double alpha, int iterations) {
    return digits.training.Training.of(start, examples).learningRate(alpha).iterations(iterations).run().network();
}

//// 5.3 wrong: It is the same array that stands in your list again and again
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int[] order = Shuffle.order(examples, random);
    int[] batch = new int[size];
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from + size <= examples; from += size) {
        System.arraycopy(order, from, batch, 0, size);
        batches.add(batch);
    }
    return batches;
}

//// 5.4 wrong: These numbers are right, and the library computed them
Network mendedStep(Network network, Dataset batch, double alpha) {
    Layer first = network.layers().get(0), second = network.layers().get(1);
    Network usual = Network.of(new Layer(first.W(), first.b(), Activation.RELU), second);
    return digits.training.Training.of(usual, batch).learningRate(alpha).iterations(1).run().network();
}

//// 5.1 wrong: In the error b has the wrong sign
double[] oneStep(double w, double b, double x, double y, double alpha) {
    double e = y - w * x + b;
    return new double[] {w + alpha * 2 * e * x, b + alpha * 2 * e};
}

//// 5.1 wrong: In the error b has the wrong sign
double[] oneStep(double w, double b, double x, double y, double alpha) {
    double e = y - w * x + b;
    return new double[] {w - alpha * 2 * e * x, b - alpha * 2 * e};
}

//// 5.3 wrong: Do you shuffle size numbers
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int[] order = Shuffle.order(size, random);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < examples; from += size) {
        batches.add(Arrays.copyOfRange(order, from, Math.min(from + size, examples)));
    }
    return batches;
}

//// 5.3 wrong: Your list of batches is empty
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int[] order = Shuffle.order(examples, random);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < examples; from += size) {
        int[] batch = Arrays.copyOfRange(order, from, Math.min(from + size, examples));
    }
    return batches;
}

//// 5.3 wrong: copyOfRange(order, from, to) ends before to
List<int[]> batches(int examples, int size, SplittableRandom random) {
    int[] order = Shuffle.order(examples, random);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < examples; from += size) {
        batches.add(Arrays.copyOfRange(order, from, Math.min(from + size - 1, examples)));
    }
    return batches;
}

//// 5.4 wrong: the second one did not move
Network mendedStep(Network network, Dataset batch, double alpha) {
    Layer one = network.layers().get(0), two = network.layers().get(1);
    Matrix A1 = one.forward(batch.X()).A();
    Matrix dZ2 = two.forward(A1).A().minus(batch.Y()).times(1.0 / batch.size());
    Matrix dZ1 = two.W().transpose().times(dZ2).hadamard(A1.map(a -> a > 0 ? 1 : 0));
    Matrix W1 = one.W().minus(dZ1.times(batch.X().transpose()).times(alpha));
    return Network.of(new Layer(W1, one.b().minus(dZ1.rowSums().times(alpha)), one.activation()), two);
}

//// 5.5 wrong: A batch need not have 32 examples
Layer mendedBatchStep(Layer layer, Dataset batch, int examples, double alpha) {
    Matrix dZ = layer.forward(batch.X()).A().minus(batch.Y()).times(1.0 / 32);
    return new Layer(
            layer.W().minus(dZ.times(batch.X().transpose()).times(alpha)),
            layer.b().minus(dZ.rowSums().times(alpha)),
            layer.activation());
}

//// 5.5 wrong: X().rows() is the number of pixels
Layer mendedBatchStep(Layer layer, Dataset batch, int examples, double alpha) {
    Matrix dZ = layer.forward(batch.X()).A().minus(batch.Y()).times(1.0 / batch.X().rows());
    return new Layer(
            layer.W().minus(dZ.times(batch.X().transpose()).times(alpha)),
            layer.b().minus(dZ.rowSums().times(alpha)),
            layer.activation());
}

//// 5.5 wrong: The biases go uphill
Layer mendedBatchStep(Layer layer, Dataset batch, int examples, double alpha) {
    Matrix dZ = layer.forward(batch.X()).A().minus(batch.Y()).times(1.0 / batch.size());
    return new Layer(
            layer.W().minus(dZ.times(batch.X().transpose()).times(alpha)),
            layer.b().plus(dZ.rowSums().times(alpha)),
            layer.activation());
}
