package digits.playground;

import digits.network.Activation;
import digits.network.DropoutMask;
import digits.network.ElementwiseActivation;
import digits.network.Loss;

/**
 * One example on its way through the layers and back. Everything it needs was made before. Zeros are left out: a weight times 0
 * adds nothing, and ReLU and the pixels give many.
 */
final class Pass {

    private final Parameters places;
    private final double[] values;
    private final double[] gradient;
    private final Loss loss;

    final double[][] Z;
    final double[][] A;
    /** Of each layer the inputs that are not 0, which units they come from, where they begin and how many there are. */
    private final double[][] inputs;

    private final int[][] sources;
    private final int[] starts;
    private final int[] counts;
    /** Room for them; those of the first layer lie with the examples, if none is left out. */
    private final double[][] ownInputs;

    private final int[][] ownSources;
    private final double[] dZ;
    private final double[] dInput;

    /** A pass over parameters, which may change between examples, that adds up slopes in a gradient. */
    Pass(Parameters places, double[] values, double[] gradient, Loss loss) {
        this.places = places;
        this.values = values;
        this.gradient = gradient;
        this.loss = loss;
        int layers = places.layers();
        Z = new double[layers][];
        A = new double[layers][];
        ownInputs = new double[layers][];
        ownSources = new int[layers][];
        starts = new int[layers];
        counts = new int[layers];
        for (int layer = 0; layer < layers; layer++) {
            Z[layer] = new double[places.units[layer + 1]];
            A[layer] = new double[places.units[layer + 1]];
            ownInputs[layer] = new double[places.units[layer]];
            ownSources[layer] = new int[places.units[layer]];
        }
        inputs = ownInputs.clone();
        sources = ownSources.clone();
        dZ = new double[places.widest()];
        dInput = new double[places.widest()];
    }

    double[] values() {
        return values;
    }

    /** Forward through all layers; place is which example of its batch it is. */
    void forward(SparseExamples examples, int example, DropoutMask mask, int place) {
        inputs[0] = examples.values;
        sources[0] = examples.features;
        starts[0] = examples.starts[example];
        counts[0] = examples.starts[example + 1] - starts[0];
        for (int layer = 0; layer < A.length; layer++) {
            if (layer > 0) {
                counts[layer] = compact(A[layer - 1], inputs[layer], sources[layer]);
            }
            if (mask.drops(layer)) {
                drop(mask.inputs(layer, places.units[layer]), place, layer);
            }
            sums(values, places.weights[layer], inputs[layer], sources[layer], starts[layer], counts[layer], Z[layer]);
            addBiases(values, places.biases[layer], Z[layer]);
            activate(places.activations[layer], Z[layer], A[layer]);
        }
    }

    /** Back from the loss's slope of the example that has just gone forward, to the gradient. */
    void backward(int label, int examples, DropoutMask mask, int place) {
        int layer = A.length - 1;
        outputSlopes(label, examples);
        while (true) {
            addSlopes(
                    gradient,
                    places.weights[layer],
                    inputs[layer],
                    sources[layer],
                    starts[layer],
                    counts[layer],
                    dZ,
                    Z[layer].length);
            addTo(gradient, places.biases[layer], dZ, Z[layer].length);
            if (layer == 0) {
                return;
            }
            inputSlopes(values, places.weights[layer], dZ, Z[layer].length, dInput, places.units[layer]);
            if (mask.drops(layer)) {
                DropoutMask.Inputs dropped = mask.inputs(layer, places.units[layer]);
                for (int input = 0; input < places.units[layer]; input++) {
                    dInput[input] *= dropped.factor(input, place);
                }
            }
            layer--;
            activationSlopes(places.activations[layer], Z[layer], A[layer], dInput, dZ);
        }
    }

    /** Puts the values that are not 0 in front, with where they were. */
    private static int compact(double[] dense, double[] sparse, int[] sources) {
        int count = 0;
        for (int i = 0; i < dense.length; i++) {
            double value = dense[i];
            if (value != 0) {
                sparse[count] = value;
                sources[count++] = i;
            }
        }
        return count;
    }

    private void drop(DropoutMask.Inputs mask, int place, int layer) {
        int left = 0;
        for (int i = starts[layer]; i < starts[layer] + counts[layer]; i++) {
            double factor = mask.factor(sources[layer][i], place);
            if (factor != 0) {
                ownInputs[layer][left] = inputs[layer][i] * factor;
                ownSources[layer][left++] = sources[layer][i];
            }
        }
        inputs[layer] = ownInputs[layer];
        sources[layer] = ownSources[layer];
        starts[layer] = 0;
        counts[layer] = left;
    }

    /**
     * W · input, four units at a time: their sums stay in registers. The last four may overlap those before, which are found
     * once more.
     */
    private static void sums(
            double[] values, int weights, double[] inputs, int[] sources, int start, int count, double[] Z) {
        int end = start + count;
        int units = Z.length;
        for (int done = 0; done < units && units >= 4; done += 4) {
            int unit = Math.min(done, units - 4);
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            int first = weights + unit;
            for (int i = start; i < end; i++) {
                double input = inputs[i];
                int at = first + sources[i] * units;
                sum0 += values[at] * input;
                sum1 += values[at + 1] * input;
                sum2 += values[at + 2] * input;
                sum3 += values[at + 3] * input;
            }
            Z[unit] = sum0;
            Z[unit + 1] = sum1;
            Z[unit + 2] = sum2;
            Z[unit + 3] = sum3;
        }
        for (int unit = 0; unit < units && units < 4; unit++) {
            double sum = 0;
            for (int i = start; i < end; i++) {
                sum += values[weights + sources[i] * units + unit] * inputs[i];
            }
            Z[unit] = sum;
        }
    }

    private static void addBiases(double[] values, int biases, double[] Z) {
        for (int unit = 0; unit < Z.length; unit++) {
            Z[unit] += values[biases + unit];
        }
    }

    /** dW = dZ · inputᵀ of this example, added. */
    private static void addSlopes(
            double[] gradient,
            int weights,
            double[] inputs,
            int[] sources,
            int start,
            int count,
            double[] dZ,
            int units) {
        for (int i = start; i < start + count; i++) {
            double input = inputs[i];
            int at = weights + sources[i] * units;
            int unit = 0;
            for (; unit + 4 <= units; unit += 4, at += 4) {
                gradient[at] += dZ[unit] * input;
                gradient[at + 1] += dZ[unit + 1] * input;
                gradient[at + 2] += dZ[unit + 2] * input;
                gradient[at + 3] += dZ[unit + 3] * input;
            }
            for (; unit < units; unit++, at++) {
                gradient[at] += dZ[unit] * input;
            }
        }
    }

    private static void addTo(double[] gradient, int biases, double[] dZ, int units) {
        for (int unit = 0; unit < units; unit++) {
            gradient[biases + unit] += dZ[unit];
        }
    }

    /** dInput = Wᵀ · dZ. */
    private static void inputSlopes(double[] values, int weights, double[] dZ, int units, double[] dInput, int inputs) {
        for (int input = 0, at = weights; input < inputs; input++) {
            double sum = 0;
            for (int unit = 0; unit < units; unit++, at++) {
                sum += values[at] * dZ[unit];
            }
            dInput[input] = sum;
        }
    }

    private static void activate(Activation activation, double[] Z, double[] A) {
        if (activation instanceof ElementwiseActivation elementwise) {
            for (int unit = 0; unit < Z.length; unit++) {
                A[unit] = elementwise.value(Z[unit]);
            }
            return;
        }
        // Softmax, the only other one.
        double largest = Z[0];
        for (double sum : Z) {
            largest = Math.max(largest, sum);
        }
        double total = 0;
        for (int unit = 0; unit < Z.length; unit++) {
            A[unit] = StrictMath.exp(Z[unit] - largest);
            total += A[unit];
        }
        for (int unit = 0; unit < Z.length; unit++) {
            A[unit] /= total;
        }
    }

    /** From the slope along the activations to that along the sums. */
    private static void activationSlopes(Activation activation, double[] Z, double[] A, double[] dA, double[] dZ) {
        if (activation instanceof ElementwiseActivation elementwise) {
            for (int unit = 0; unit < Z.length; unit++) {
                dZ[unit] = dA[unit] * elementwise.slope(Z[unit]);
            }
            return;
        }
        double mean = 0;
        for (int unit = 0; unit < Z.length; unit++) {
            mean += A[unit] * dA[unit];
        }
        for (int unit = 0; unit < Z.length; unit++) {
            dZ[unit] = A[unit] * (dA[unit] - mean);
        }
    }

    /** dZ of the last layer; see {@link Loss#dZ}. */
    private void outputSlopes(int label, int examples) {
        int last = A.length - 1;
        Activation activation = places.activations[last];
        double[] outputs = A[last];
        boolean direct = loss.simplifiesWith(activation);
        double part = 1.0 / examples;
        for (int unit = 0; unit < outputs.length; unit++) {
            double y = unit == label ? 1 : 0;
            if (direct) {
                dZ[unit] = (outputs[unit] - y) * part;
            } else {
                dInput[unit] = loss.slope(outputs[unit], y) / examples;
            }
        }
        if (!direct) {
            activationSlopes(activation, Z[last], outputs, dInput, dZ);
        }
    }
}
