package digits.notebook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.EvalException;

/**
 * The usual mistakes of a beginner, in words: those of mistakes.txt, and what needs a look at the notebook's or the library's names.
 */
final class Explanations {

    private Explanations() {}

    /** What a message of the compiler means. */
    static Optional<String> of(CompilerMessage message, Names names) {
        Optional<String> usual = UsualMistake.of(message);
        if (usual.isPresent()) {
            return usual;
        }
        String code = message.code();
        if (code.startsWith("compiler.err.cant.resolve") || code.equals("compiler.err.report.access")) {
            return Optional.of(unknownName(message, names));
        }
        if (code.startsWith("compiler.err.prob.found.req")) {
            return wrongType(message);
        }
        return code.startsWith("compiler.err.cant.apply.symbol") ? Optional.of(arguments(message)) : Optional.empty();
    }

    /** What an exception means whose own message does not tell a beginner; the library's own messages do. */
    static Optional<String> of(EvalException thrown) {
        return UsualMistake.of(
                thrown.getExceptionClassName(), thrown.getMessage() == null ? "null" : thrown.getMessage());
    }

    /**
     * What a name means that a method or class uses and nothing defines.
     *
     * @param unresolved as JShell calls it: "variable y", "method f(int)"
     * @param source the piece of code that uses it
     */
    static String unresolved(String unresolved, String source, Names names) {
        String kind = unresolved.replaceAll(" .*", "");
        String name = unresolved.replaceAll("\\w+ (\\w+).*", "$1");
        String typed = "\\b(?!return\\b|throw\\b)\\w+[\\w<>\\[\\]]*\\s+" + Pattern.quote(name) + "\\s*[=;:]";
        if (kind.equals("variable") && Pattern.compile(typed).matcher(source).find()) {
            return name
                    + " is made inside the brackets { }, and known from there to their end only: make it before them.";
        }
        CompilerMessage message = new CompilerMessage(
                "compiler.err.cant.resolve",
                "symbol: " + unresolved + "\nlocation: class ",
                source,
                source.indexOf(name));
        return UsualMistake.of(message).orElseGet(() -> unknown(kind, name, names));
    }

    private static String unknownName(CompilerMessage message, Names names) {
        if (message.code().equals("compiler.err.report.access")) {
            String name = message.find("(\\w+)\\S* has private access");
            return member(message.find("private access in ([\\w.]+)"), "variable", name);
        }
        String kind = message.find("symbol:\\s*(\\w+)");
        String name = message.find("symbol:\\s*\\w+ ([\\w$]+)");
        String type = message.find("location:.*?(?:of type|class|interface) ([\\w.\\[\\]]+)");
        return type.isEmpty() || kind.equals("class") ? unknown(kind, name, names) : member(type, kind, name);
    }

    /** A name behind a dot. */
    private static String member(String type, String kind, String name) {
        String owner = LibraryTypes.simple(type);
        String one = (owner.matches("[AEIOUaeiou].*") ? "An " : "A ") + owner;
        List<String> methods =
                LibraryTypes.named(type).map(LibraryTypes::methods).orElse(List.of());
        if (kind.equals("variable") && methods.contains(name)) {
            return one + " is asked by a method, with brackets: " + name + "().";
        }
        if (kind.equals("method")
                && LibraryTypes.named(type)
                        .map(LibraryTypes::constants)
                        .orElse(List.of())
                        .contains(name)) {
            return owner + "." + name + " stands without brackets.";
        }
        return one + " has no " + (kind.equals("method") ? "method " : "") + name + "."
                + Spelling.nearest(name, methods)
                        .or(() -> methods.stream()
                                .filter(each -> each.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                                .sorted()
                                .findFirst())
                        .map(nearest -> " Did you mean " + nearest + (kind.equals("method") ? "?" : "()?"))
                        .orElse(" Type a dot and press Tab to see those it has.");
    }

    /** A name that stands alone. */
    private static String unknown(String kind, String name, Names names) {
        String missing = "There is no " + kind + " " + name;
        if (names.failed().contains(name)) {
            return missing
                    + ": the last cell that makes it was not taken, because of a mistake in it. Mend that cell and run it, then "
                    + "this one.";
        }
        if (kind.equals("method")
                ? names.variables().contains(name)
                : names.methods().contains(name)) {
            return kind.equals("method")
                    ? name + " is a variable, not a method: after it come no round brackets."
                    : name + " is a method: what it is asked for stands behind it in round brackets.";
        }
        if (Character.isUpperCase(name.charAt(0)) && LibraryTypes.place(name).isPresent()) {
            return kind.equals("method")
                    ? "To make a " + name + ", write new before it, or one of the methods that " + name
                            + ". and Tab shows."
                    : "The class " + name + " has to be imported. Run this in a cell of its own: import "
                            + LibraryTypes.place(name).get() + ";";
        }
        if (kind.equals("method") && LibraryTypes.methods(Math.class).contains(name)) {
            return "The methods of mathematics belong to Math: write Math." + name + "(…).";
        }
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        if (!kind.equals("method")
                && LibraryTypes.place(capital).isPresent()
                && !names.variables().contains(capital)) {
            return missing + ". Did you mean " + capital + "?";
        }
        List<String> known = switch (kind) {
            case "method" -> names.methods();
            case "class" -> names.classes();
            default ->
                Stream.concat(names.variables().stream(), names.classes().stream())
                        .toList();
        };
        return missing
                + Spelling.nearest(name, known)
                        .map(nearest -> ". Did you mean " + nearest + "?")
                        .orElse(
                                kind.equals("class")
                                        ? " that the notebook knows: is it spelled as where it was made, and was its import run?"
                                        : (kind.equals("method") ? " here" : "")
                                                + ". Is it spelled as where it was made, and was that cell run?");
    }

    private static Optional<String> wrongType(CompilerMessage message) {
        String lossy = message.find("possible lossy conversion from (.+)");
        if (!lossy.isEmpty()) {
            return Optional.of("This would lose digits, from " + lossy
                    + ". If that is what you want, say so with (int), or let the variable be a double.");
        }
        String got = LibraryTypes.simple(message.find("incompatible types: (\\S+) cannot be converted"));
        String wanted = LibraryTypes.simple(message.find("cannot be converted to (\\S+)"));
        if (got.isEmpty()) {
            return Optional.empty();
        }
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

    private static String arguments(CompilerMessage message) {
        // One method: "method shape in class digits.notebook.Check cannot be applied"; several: "no suitable method
        // found for times(java.lang.String)", then "method digits.matrix.Matrix.times(double) is not applicable" for
        // each.
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
        String required = message.after("required:");
        List<String> forms = LibraryTypes.named(type)
                .map(owner -> LibraryTypes.forms(owner, name))
                .filter(known -> !known.isEmpty())
                .orElse(
                        required.isEmpty()
                                ? List.of()
                                : List.of(name + "("
                                        + (required.equals("no arguments") ? "" : LibraryTypes.simple(required))
                                        + ")"));
        return name + " got " + got + " in its brackets, which does not fit."
                + (forms.isEmpty() ? "" : " It can be called as " + String.join(", or ", forms) + ".");
    }

    private static boolean isNumber(String type) {
        return List.of("double", "int", "long", "float").contains(type);
    }
}
