package digits.notebook;

import digits.matrix.Matrix;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The matrices of an iteration by their names, W1, Z1, dZ1, and what their rows and columns count: "unit1" for the units of
 * layer 1, "unit0" for the inputs, "example", or "one". Which cells belong together in a step follows from these axes: along
 * an axis that the result has, one row or column; along any other axis all of it, to be summed.
 */
final class NamedMatrices {

    /** A matrix with the names of its axes. */
    record Named(String label, Matrix matrix, String rows, String columns) {}

    private final Map<String, Named> matrices = new LinkedHashMap<>();

    void put(String key, String label, Matrix matrix, String rows, String columns) {
        matrices.put(key, new Named(label, matrix, rows, columns));
    }

    Named get(String key) {
        return matrices.get(key);
    }

    /** Those that are shown in some steps, and others that come with them. */
    Map<String, Object> json(List<Step> steps, Set<String> others) {
        Set<String> wanted = new HashSet<>(others);
        steps.forEach(step -> step.shown().forEach(part -> wanted.add(part.replace("ᵀ", ""))));
        Map<String, Object> json = new LinkedHashMap<>();
        matrices.forEach((key, named) -> {
            if (!wanted.contains(key)) {
                return;
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("label", named.label());
            entry.put("axes", List.of(named.rows(), named.columns()));
            entry.put("rows", named.matrix().rows());
            entry.put("columns", named.matrix().columns());
            entry.put("values", named.matrix().toArray());
            json.put(key, entry);
        });
        return json;
    }
}
