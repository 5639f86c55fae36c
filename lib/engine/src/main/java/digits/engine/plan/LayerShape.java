package digits.engine.plan;

/**
 * One layer of one network.
 *
 * @param keepsZ whether the way back needs Z as well as A
 */
public record LayerShape(int inputs, int units, boolean keepsZ) {

    /** Weights and biases. */
    int parameters() {
        return (inputs + 1) * units;
    }
}
