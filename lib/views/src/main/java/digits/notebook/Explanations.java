package digits.notebook;

import java.util.List;
import java.util.Optional;
import jdk.jshell.EvalException;

/** The usual mistakes of a beginner, in words. */
final class Explanations {

    private Explanations() {}

    /**
     * What a message of the compiler means.
     *
     * @param variables the names of all variables that there are
     */
    static Optional<String> of(CompilerMessage message, List<String> variables) {
        String code = message.code();
        if (code.startsWith("compiler.err.expected") && message.text().contains("';' expected")) {
            return Optional.of("A semicolon is missing here: in Java every statement ends with ; .");
        }
        if (code.startsWith("compiler.err.expected") && message.text().contains("')'")) {
            return Optional.of("A closing bracket ) is missing here, or there is one ( too many before.");
        }
        if (code.equals("compiler.err.unclosed.str.lit")) {
            return Optional.of("The text that begins here has no end: close it with \" on the same line.");
        }
        if (code.startsWith("compiler.err.cant.resolve")) {
            return unknownName(message, variables);
        }
        if (code.startsWith("compiler.err.prob.found.req")) {
            return wrongType(message);
        }
        if (code.startsWith("compiler.err.operator.cant.be.applied")) {
            return operator(message);
        }
        if (code.startsWith("compiler.err.cant.apply.symbol")) {
            return arguments(message);
        }
        if (code.equals("compiler.err.doesnt.exist")) {
            return Optional.of(
                    "There is no " + message.find("package (\\S+) does not exist")
                            + " that the notebook knows: run the first cell, which says where the library is, or mend the name.");
        }
        return Optional.empty();
    }

    /** What an exception means whose own message does not tell a beginner; the library's own messages do. */
    static Optional<String> of(EvalException thrown) {
        String name = thrown.getExceptionClassName();
        String text = thrown.getMessage();
        return switch (name) {
            case "java.lang.NullPointerException" ->
                Optional.of(
                        "A variable has no value yet (it is null), so nothing can be asked of it. Was the cell that gives it a value "
                                + "run, and did it run to its end?");
            case "java.lang.ArrayIndexOutOfBoundsException", "java.lang.IndexOutOfBoundsException" ->
                Optional.of(text + ". Places are counted from 0: of n things the last one is number n − 1.");
            case "java.lang.ArithmeticException" ->
                Optional.of("Whole numbers cannot be divided by 0 (" + text
                        + "). Is something empty that should be counted?");
            case "java.lang.NumberFormatException" -> Optional.of("This text is no number: " + text + ".");
            case "java.lang.OutOfMemoryError" ->
                Optional.of(
                        "The kernel has no memory left. Restart it (Kernel → Restart), shut down those of other notebooks, and take "
                                + "fewer examples.");
            default -> Optional.empty();
        };
    }

    private static Optional<String> unknownName(CompilerMessage message, List<String> variables) {
        String kind = message.find("symbol:\\s*(\\w+)");
        String name = message.find("symbol:\\s*\\w+ ([\\w$]+)");
        if (kind.equals("method")) {
            String type = message.find("location:.*?(?:of type|class|interface) ([\\w.]+)");
            Optional<Class<?>> owner = LibraryTypes.named(type);
            if (owner.isEmpty()) {
                return Optional.of("There is no method " + name
                        + " here: is it spelled as where it was made, and was that cell " + "run?");
            }
            return Optional.of("A " + owner.get().getSimpleName() + " has no method " + name + "."
                    + Spelling.nearest(name, LibraryTypes.methods(owner.get()))
                            .map(nearest -> " Did you mean " + nearest + "?")
                            .orElse(" Type a dot and press Tab to see those it has."));
        }
        if (kind.equals("class")) {
            return Optional.of(
                    "There is no class " + name + " that the notebook knows: its import is missing in the first cell, "
                            + "that cell was not run, or the name is spelled in another way.");
        }
        return Optional.of("There is no variable " + name + "."
                + Spelling.nearest(name, variables)
                        .map(nearest -> " Did you mean " + nearest + "?")
                        .orElse(" Is it spelled as where it was made, and was that cell run?"));
    }

    private static Optional<String> wrongType(CompilerMessage message) {
        String found = message.find("incompatible types: (\\S+) cannot be converted");
        String needed = message.find("cannot be converted to (\\S+)");
        if (found.isEmpty()) {
            String lossy = message.find("possible lossy conversion from (.+)");
            return lossy.isEmpty()
                    ? Optional.empty()
                    : Optional.of("This would lose digits, from " + lossy
                            + ". If that is what you want, say so with (int), or " + "let the variable be a double.");
        }
        String got = LibraryTypes.simple(found);
        String wanted = LibraryTypes.simple(needed);
        if (got.equals("Matrix") && isNumber(wanted)) {
            return Optional.of(
                    "Here a number (" + wanted + ") is needed, but this is a whole Matrix. Take one element out with "
                            + "get(row, column), or make one number of all with sum(), min() or max().");
        }
        if (isNumber(got) && wanted.equals("Matrix")) {
            return Optional.of(
                    "Here a Matrix is needed, but this is a single number (" + got + "). Matrix.of(1, 1, x) makes a "
                            + "matrix of it; to multiply all elements by a number, write X.times(number).");
        }
        return Optional.of("Something of the type " + wanted + " is needed here, but this is of the type " + got + ".");
    }

    private static Optional<String> operator(CompilerMessage message) {
        if (!message.text().contains("Matrix")) {
            return Optional.of("Java cannot use this operator between " + message.after("first type:") + " and "
                    + message.after("second type:") + ".");
        }
        return Optional.of(
                "Java's + − * / are for numbers only. For matrices write A.plus(B), A.minus(B), A.times(B) for the matrix "
                        + "product, A.hadamard(B) for element by element, A.times(2) for a number times each element.");
    }

    private static Optional<String> arguments(CompilerMessage message) {
        // One method: "method shape in class digits.notebook.Check cannot be applied"; several: "no suitable method
        // found for
        // times(java.lang.String)", then "method digits.matrix.Matrix.times(double) is not applicable" for each.
        String name = message.find("(?:found for|^method|^constructor) ([\\w$]+)");
        String type = message.find("(?:in class|in interface|in record) ([\\w.$]+)");
        if (type.isEmpty()) {
            type = message.find("(?m)^\\s+method ([\\w.$]+)\\.\\w+\\(");
        }
        String found = message.after("found:");
        if (found.isEmpty()) {
            found = message.find("no suitable (?:method|constructor) found for \\w+\\((.*?)\\)");
        }
        String got = found.isEmpty() || found.equals("no arguments") ? "nothing" : LibraryTypes.simple(found);
        List<String> forms = LibraryTypes.named(type)
                .map(owner -> LibraryTypes.forms(owner, name))
                .orElse(List.of());
        return Optional.of(name + " got " + got + " in its brackets, which does not fit."
                + (forms.isEmpty() ? "" : " It can be called as " + String.join(", or ", forms) + "."));
    }

    private static boolean isNumber(String type) {
        return List.of("double", "int", "long", "float").contains(type);
    }
}
