package digits.notebook;

import digits.network.Activation;
import digits.network.Softmax;

/** What the step player says of activations. */
final class ActivationWords {

    private ActivationWords() {}

    /** As HTML, with {z} where the sum is plugged in. */
    static String formula(Activation activation) {
        if (activation instanceof Softmax) {
            return "";
        }
        if (activation.equals(Activation.SIGMOID)) {
            return "1 / (1 + e<sup>−{z}</sup>)";
        }
        if (activation.equals(Activation.TANH)) {
            return "tanh {z}";
        }
        if (activation.equals(Activation.RELU)) {
            return "max(0, {z})";
        }
        if (activation.equals(Activation.IDENTITY)) {
            return "{z}";
        }
        return Html.escape(activation.name()) + "({z})";
    }

    static String why(Activation activation) {
        if (activation instanceof Softmax) {
            return "e to the power of z is positive whatever z is; divided by the sum of its column it is a probability: each "
                    + "column adds up to 1.";
        }
        if (activation.equals(Activation.SIGMOID)) {
            return "The curve turns any sum into a number from 0 to 1: how sure the unit is. Without such a bend two layers "
                    + "could do no more than one.";
        }
        if (activation.equals(Activation.TANH)) {
            return "The curve turns any sum into a number from −1 to 1. Without such a bend two layers could do no more than "
                    + "one.";
        }
        if (activation.equals(Activation.RELU)) {
            return "Negative sums become 0, positive ones stay as they are. Without such a bend two layers could do no more "
                    + "than one.";
        }
        if (activation.equals(Activation.IDENTITY)) {
            return "The sums go out as they are.";
        }
        return "Each sum goes through the curve by itself. Without a bend two layers could do no more than one.";
    }

    static String whyBack(Activation activation) {
        String rule = "The chain rule: what is wrong behind the curve, times how steep the curve is at z.";
        if (activation.equals(Activation.RELU)) {
            return rule + " ReLU lets all of it through where the unit was on, and nothing where it was off.";
        }
        if (activation.equals(Activation.SIGMOID) || activation.equals(Activation.TANH)) {
            return rule + " Far out the curve is flat, and hardly anything gets through.";
        }
        return rule;
    }
}
