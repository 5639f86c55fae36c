package digits.network;

import digits.matrix.Matrix;
import java.util.random.RandomGenerator;

/** The weights and biases a layer starts with. They must differ from unit to unit, or all units would learn the same. */
public enum Initialization {

    /** Weights and biases uniform in −0.5..0.5: simple, and too large for layers with many inputs. */
    UNIFORM {
        @Override
        Layer layer(int inputs, int units, Activation activation, RandomGenerator random) {
            Matrix W = Matrix.uniform(units, inputs, -0.5, 0.5, random);
            Matrix b = Matrix.uniform(units, 1, -0.5, 0.5, random);
            return new Layer(W, b, activation);
        }
    },

    /**
     * Weights uniform in ±√(6 / (inputs + units)), biases 0: keeps the spread of activations and slopes from layer to
     * layer. Meant for sigmoid and tanh. Glorot and Bengio, "Understanding the difficulty of training deep feedforward
     * neural networks", AISTATS 2010.
     */
    XAVIER {
        @Override
        Layer layer(int inputs, int units, Activation activation, RandomGenerator random) {
            return uniform(inputs, units, Math.sqrt(6.0 / (inputs + units)), activation, random);
        }
    },

    /**
     * Weights uniform in ±√(6 / inputs), biases 0: like Xavier's, for units of which half are off. Meant for ReLU and its
     * kin. He et al., "Delving deep into rectifiers", ICCV 2015, doi:10.1109/ICCV.2015.123.
     */
    HE {
        @Override
        Layer layer(int inputs, int units, Activation activation, RandomGenerator random) {
            return uniform(inputs, units, Math.sqrt(6.0 / inputs), activation, random);
        }
    };

    /** A layer to start with; draws from the random numbers weights first, then biases. */
    abstract Layer layer(int inputs, int units, Activation activation, RandomGenerator random);

    private static Layer uniform(int inputs, int units, double bound, Activation activation, RandomGenerator random) {
        return new Layer(Matrix.uniform(units, inputs, -bound, bound, random), Matrix.zeros(units, 1), activation);
    }
}
