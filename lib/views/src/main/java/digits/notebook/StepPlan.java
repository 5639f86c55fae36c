package digits.notebook;

import digits.matrix.Matrix;
import digits.network.Activation;
import digits.network.BackwardStep;
import digits.network.ElementwiseActivation;
import digits.network.ForwardStep;
import digits.network.Layer;
import digits.network.Loss;
import digits.network.Network;
import java.util.ArrayList;
import java.util.List;

/** The steps of one iteration with the matrices that the library computes in it. */
final class StepPlan {

    private final Network network;
    private final Loss loss;
    private final Network updated;
    private final List<ForwardStep> forward;
    private final List<BackwardStep> backward;
    private final Matrix Y;
    private final double lossBefore;
    private final double lossAfter;
    private final NamedMatrices matrices = new NamedMatrices();
    private final List<Step> steps = new ArrayList<>();

    StepPlan(Network network, Matrix X, Matrix Y, Loss loss, double learningRate) {
        this.network = network;
        this.loss = loss;
        this.Y = Y;
        loss.checkFits(last(network.layers()).activation());
        forward = network.forward(X);
        backward = network.backward(forward, Y, loss);
        updated = network.step(backward, learningRate);
        Matrix after = updated.predict(X);
        lossBefore = loss.of(last(forward).A(), Y);
        lossAfter = loss.of(after, Y);
        matrices.put("A0", "X", X, "unit0", "example");
        matrices.put("Y", "Y", Y, unit(depth()), "example");
        for (int layer = 1; layer <= depth(); layer++) {
            forward(layer);
        }
        loss();
        backwardStart();
        for (int layer = depth(); layer >= 1; layer--) {
            gradient(layer);
            if (layer > 1) {
                backwardThrough(layer - 1);
            }
        }
        for (int layer = 1; layer <= depth(); layer++) {
            update(layer, learningRate);
        }
        after(after);
    }

    /** The steps of forward propagation alone. */
    List<Step> forwardSteps() {
        return steps.stream().filter(step -> step.phase().equals("Forward")).toList();
    }

    NamedMatrices matrices() {
        return matrices;
    }

    List<Step> steps() {
        return steps;
    }

    double lossBefore() {
        return lossBefore;
    }

    double lossAfter() {
        return lossAfter;
    }

    private int depth() {
        return network.layers().size();
    }

    private void forward(int layer) {
        Layer at = network.layers().get(layer - 1);
        String before = layer == 1 ? "X" : sub("A", layer - 1);
        put("W", layer, at.W(), unit(layer), unit(layer - 1));
        put("b", layer, at.b(), unit(layer), "one");
        put("Z", layer, forward.get(layer - 1).Z(), unit(layer), "example");
        put("A", layer, forward.get(layer - 1).A(), unit(layer), "example");
        steps.add(new Step(
                "Forward",
                "Layer " + layer + ": weighted sums",
                sub("Z", layer) + " = " + sub("W", layer) + " · " + before + " + " + sub("b", layer),
                "Each unit multiplies every number that comes in with its weight for it, adds it all up, and adds its bias: "
                        + "a row of W times a column of " + (layer == 1 ? "X" : "A") + ".",
                "sum",
                "Z" + layer,
                List.of("Z" + layer, "=", "W" + layer, "·", "A" + (layer - 1), "+", "b" + layer),
                ""));
        boolean softmax = !(at.activation() instanceof ElementwiseActivation);
        steps.add(new Step(
                "Forward",
                "Layer " + layer + ": " + at.activation().name(),
                sub("A", layer) + " = " + Html.escape(at.activation().name()) + "(" + sub("Z", layer) + ")",
                ActivationWords.why(at.activation()),
                softmax ? "softmax" : "map",
                "A" + layer,
                List.of("A" + layer, "=", "g", "Z" + layer),
                ActivationWords.formula(at.activation())));
    }

    private void loss() {
        Matrix A = last(forward).A();
        matrices.put("T", "terms", A.combine(Y, loss::term), unit(depth()), "example");
        matrices.put("L", "L", Matrix.of(1, 1, lossBefore), "one", "one");
        steps.add(new Step(
                "Loss",
                "How wrong the answers are",
                LossWords.formula(loss, depth()),
                LossWords.why(loss),
                "loss",
                "T",
                List.of("T", "←", "A" + depth(), ",", "Y"),
                LossWords.term(loss)));
    }

    /** dZ of the last layer: at once where slopes of loss and activation simplify, else by way of dA. */
    private void backwardStart() {
        Activation output = last(network.layers()).activation();
        Matrix A = last(forward).A();
        put("dZ", depth(), last(backward).dZ(), unit(depth()), "example");
        if (loss.simplifiesWith(output)) {
            steps.add(new Step(
                    "Backward",
                    "Layer " + depth() + ": the slope along its sums",
                    sub("dZ", depth()) + " = (" + sub("A", depth()) + " − Y) / m",
                    "What came out minus what should have come out: where this is positive, the sum was too large. Divided "
                            + "by m, because the loss is a mean over the m examples.",
                    "difference",
                    "dZ" + depth(),
                    List.of("dZ" + depth(), "=", "(", "A" + depth(), "−", "Y", ") / m"),
                    ""));
            return;
        }
        put("dA", depth(), loss.dA(A, Y), unit(depth()), "example");
        steps.add(new Step(
                "Backward",
                "The slope along the outputs",
                sub("dA", depth()) + " = ∂L/∂" + sub("A", depth()),
                "How the loss changes when one output grows a little. Divided by m, because the loss is a mean over the m "
                        + "examples.",
                "lossSlope",
                "dA" + depth(),
                List.of("dA" + depth(), "←", "A" + depth(), ",", "Y"),
                LossWords.slope(loss)));
        throughActivation(depth());
    }

    private void gradient(int layer) {
        BackwardStep at = backward.get(layer - 1);
        String before = layer == 1 ? "X" : sub("A", layer - 1);
        put("dW", layer, at.dW(), unit(layer), unit(layer - 1));
        put("db", layer, at.db(), unit(layer), "one");
        steps.add(new Step(
                "Backward",
                "Layer " + layer + ": the slope along its weights",
                sub("dW", layer) + " = " + sub("dZ", layer) + " · " + before + "<sup>T</sup>",
                "How much a weight matters: what came in through it, times how wrong its unit's sum was, added up over the "
                        + "examples. Where nothing came in, nothing is to be learned.",
                "sum",
                "dW" + layer,
                List.of("dW" + layer, "=", "dZ" + layer, "·", "A" + (layer - 1) + "ᵀ"),
                ""));
        steps.add(new Step(
                "Backward",
                "Layer " + layer + ": the slope along its biases",
                sub("db", layer) + " = " + sub("dZ", layer) + " summed over the examples",
                "A bias is a weight for an input that is always 1, so its slope is that of its unit's sum, added up over the "
                        + "examples.",
                "sum",
                "db" + layer,
                List.of("db" + layer, "= Σ", "dZ" + layer),
                ""));
    }

    /** From layer + 1 back to dZ of a layer. */
    private void backwardThrough(int layer) {
        int next = layer + 1;
        put("dA", layer, backward.get(next - 1).dInput(), unit(layer), "example");
        put("dZ", layer, backward.get(layer - 1).dZ(), unit(layer), "example");
        steps.add(new Step(
                "Backward",
                "Back to the activations of layer " + layer,
                sub("dA", layer) + " = " + sub("W", next) + "<sup>T</sup> · " + sub("dZ", next),
                "A unit had its part in every sum of the next layer, through the weight between them. Back along the same "
                        + "weights it gets its part of what was wrong.",
                "sum",
                "dA" + layer,
                List.of("dA" + layer, "=", "W" + next + "ᵀ", "·", "dZ" + next),
                ""));
        throughActivation(layer);
    }

    private void throughActivation(int layer) {
        Activation activation = network.layers().get(layer - 1).activation();
        if (activation instanceof ElementwiseActivation elementwise) {
            Matrix slopes = forward.get(layer - 1).Z().map(elementwise::slope);
            matrices.put("G" + layer, "g′(" + sub("Z", layer) + ")", slopes, unit(layer), "example");
            steps.add(new Step(
                    "Backward",
                    "Layer " + layer + ": back through " + activation.name(),
                    sub("dZ", layer) + " = " + sub("dA", layer) + " ⊙ g′(" + sub("Z", layer) + ")",
                    ActivationWords.whyBack(activation),
                    "sum",
                    "dZ" + layer,
                    List.of("dZ" + layer, "=", "dA" + layer, "⊙", "G" + layer),
                    ""));
            return;
        }
        steps.add(new Step(
                "Backward",
                "Layer " + layer + ": back through softmax",
                "dz<sub>i</sub> = a<sub>i</sub> (da<sub>i</sub> − Σ<sub>k</sub> a<sub>k</sub> da<sub>k</sub>)",
                "Every probability of a column depends on every sum of it: if one grows, the others shrink.",
                "jacobian",
                "dZ" + layer,
                List.of("dZ" + layer, "←", "A" + layer, ",", "dA" + layer),
                ""));
    }

    private void update(int layer, double learningRate) {
        Layer at = updated.layers().get(layer - 1);
        update("W", layer, at.W(), unit(layer - 1), "weights", learningRate);
        update("b", layer, at.b(), "one", "biases", learningRate);
    }

    private void update(String name, int layer, Matrix after, String columns, String what, double learningRate) {
        String key = name + layer;
        matrices.put(key + "′", sub(name, layer) + "′", after, unit(layer), columns);
        steps.add(new Step(
                "Update",
                "Layer " + layer + ": a step for the " + what,
                sub(name, layer) + "′ = " + sub(name, layer) + " − α " + sub("d" + name, layer),
                "Against the slope: where the loss grows with the number, the number shrinks. α = "
                        + Numbers.alone(learningRate) + " says how far.",
                "update",
                key + "′",
                List.of(key + "′", "=", key, "− α", "d" + key),
                ""));
    }

    private void after(Matrix A) {
        matrices.put("A′", sub("A", depth()) + "′", A, unit(depth()), "example");
        matrices.put("L′", "L′", Matrix.of(1, 1, lossAfter), "one", "one");
        steps.add(new Step(
                "Update",
                "Forward once more",
                "L = " + Numbers.alone(lossBefore) + " → L′ = " + Numbers.alone(lossAfter),
                lossAfter < lossBefore
                        ? "With the new weights the same examples are read a little better: the loss went down. Training is "
                                + "nothing but this, again and again."
                        : "The loss went up: the step went too far, over the valley. Try a smaller α.",
                "after",
                "A′",
                List.of("A′", "after", "A" + depth(), ", wanted:", "Y"),
                ""));
    }

    private void put(String name, int layer, Matrix matrix, String rows, String columns) {
        matrices.put(name + layer, sub(name, layer), matrix, rows, columns);
    }

    private static String unit(int layer) {
        return "unit" + layer;
    }

    /** A name with the number of its layer, as HTML. */
    private static String sub(String name, int layer) {
        return name + "<sub>" + layer + "</sub>";
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
