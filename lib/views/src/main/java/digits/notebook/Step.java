package digits.notebook;

import java.util.List;

/**
 * One step of an iteration, as it is shown.
 *
 * @param phase forward, loss, backward or update
 * @param title what is computed
 * @param formula as HTML
 * @param why one sentence
 * @param rule how the script plugs numbers in: "sum" over products of the operands, "map", "softmax", "loss", "difference",
 *     "lossSlope", "jacobian", "update" or "after"
 * @param result the key of the matrix that is computed
 * @param shown the result and what it is computed from in the order of the formula: keys of matrices, a key followed by ᵀ for
 *     a transposed one, and between them signs such as "=" and "·"
 * @param template with "{z}" where a number is to be plugged in; may be empty
 */
record Step(
        String phase,
        String title,
        String formula,
        String why,
        String rule,
        String result,
        List<String> shown,
        String template) {}
