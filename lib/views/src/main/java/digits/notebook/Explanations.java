package digits.notebook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
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
        return UsualMistake.of(thrown.getExceptionClassName(), String.valueOf(thrown.getMessage()));
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
        Optional<String> elsewhere = elsewhere(kind, name, source);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        CompilerMessage message = new CompilerMessage(
                "compiler.err.cant.resolve",
                "symbol: " + unresolved + "\nlocation: class ",
                source,
                source.indexOf(name));
        return UsualMistake.of(message).orElseGet(() -> unknown(kind, name, source, names));
    }

    /** Where a piece of code makes a variable that is not known in another place of it. */
    private static Optional<String> elsewhere(String kind, String name, String source) {
        String word = "(?<![\\w.])" + Pattern.quote(name);
        Matcher made = Pattern.compile("\\b(?!return\\b|throw\\b)\\w+[\\w<>\\[\\]]*\\s+" + word + "\\s*[=;:]")
                .matcher(source);
        Matcher used = Pattern.compile(word + "\\b").matcher(source);
        if (!kind.equals("variable") || !made.find() || !used.find()) {
            return Optional.empty();
        }
        return Optional.of(
                used.start() < made.start()
                        ? later(name)
                        : name
                                + " is made inside the brackets { }, and known from there to their end only: make it before them.");
    }

    private static String later(String name) {
        return name + " is made only in a later line: move that line up, above this one.";
    }

    private static String unknownName(CompilerMessage message, Names names) {
        if (message.code().equals("compiler.err.report.access")) {
            String name = message.find("(\\w+)\\S* has private access");
            return member(message.find("private access in ([\\w.]+)"), "variable", name);
        }
        String kind = message.find("symbol:\\s*(\\w+)");
        String name = message.find("symbol:\\s*\\w+ ([^\\s(<]+)");
        String type = message.find("location:.*?(?:of type|class|interface) ([\\w.\\[\\]]+)");
        return type.isEmpty() || kind.equals("class")
                ? unknown(kind, name, message.source(), names)
                : member(type, kind, name);
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
        List<String> constants =
                LibraryTypes.named(type).map(LibraryTypes::constants).orElse(List.of());
        if (kind.equals("method") && constants.contains(name)) {
            return owner + "." + name + " stands without brackets.";
        }
        List<String> known = Stream.concat(constants.stream(), methods.stream()).toList();
        return one + " has no " + (kind.equals("method") ? "method " : "") + name + "."
                + Spelling.nearest(name, known)
                        .or(() -> known.stream()
                                .filter(each -> name.length() > 2
                                        && each.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                                .sorted()
                                .findFirst())
                        .map(nearest -> " Did you mean " + nearest
                                + (kind.equals("method") || constants.contains(nearest) ? "?" : "()?"))
                        .orElse(" Type a dot and press Tab to see those it has.");
    }

    /** A name that stands alone. */
    private static String unknown(String kind, String name, String source, Names names) {
        if (names.later().contains(name)) {
            return later(name);
        }
        Optional<String> elsewhere = elsewhere(kind, name, source);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        String missing = "There is no " + kind + " " + name;
        if (names.failed().contains(name)) {
            return missing
                    + ": the last cell that makes it was not taken, because of a mistake in it. Mend that cell and run it, then "
                    + "this one.";
        }
        boolean method = kind.equals("method");
        if (method ? names.variables().contains(name) : names.methods().contains(name)) {
            return method
                    ? name + " is a variable, not a method: after it come no round brackets."
                    : name + " is a method: what it is asked for stands behind it in round brackets.";
        }
        Optional<String> known =
                Spelling.nearest(name, known(kind, name, names)).map(each -> ". Did you mean " + each + "?");
        if (Character.isUpperCase(name.charAt(0)) && LibraryTypes.place(name).isPresent()) {
            return method && names.methods().stream().anyMatch(name::equalsIgnoreCase)
                    ? missing + known.orElse(".")
                    : ofAClass(kind, name, source, names);
        }
        if (method && LibraryTypes.methods(Math.class).contains(name)) {
            return "The methods of mathematics belong to Math: write Math." + name + "(…).";
        }
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        if (kind.equals("class")
                ? LibraryTypes.place(capital).isPresent()
                : !method && asksTheClass(source, name, capital)) {
            return missing + ". Did you mean " + capital + "?";
        }
        return missing
                + known.orElse(
                        kind.equals("class")
                                ? " that the notebook knows: is it spelled as where it was made, and was its import run?"
                                : (method ? " here" : "")
                                        + ". Is it spelled as where it was made, and was that cell run? Run → Run All Above "
                                        + "Selected Cell runs those above.");
    }

    /** What can stand in the place of a name. */
    private static List<String> known(String kind, String name, Names names) {
        return switch (kind) {
            case "method" -> names.methods();
            case "class" -> names.classes();
            default ->
                Character.isUpperCase(name.charAt(0))
                        ? Stream.concat(names.variables().stream(), names.classes().stream())
                                .toList()
                        : names.variables();
        };
    }

    /** Whether a variable that does not exist is asked for what the class of its name with a capital has, as in math.exp(1). */
    private static boolean asksTheClass(String source, String name, String capital) {
        Matcher asked = Pattern.compile("\\b" + Pattern.quote(name) + "\\s*\\.\\s*(\\w+)")
                .matcher(source);
        return asked.find()
                && LibraryTypes.place(capital)
                        .flatMap(LibraryTypes::named)
                        .filter(type -> LibraryTypes.ofTheClass(type).contains(asked.group(1)))
                        .isPresent();
    }

    /** The name of a class of Java or the library. */
    private static String ofAClass(String kind, String name, String source, Names names) {
        if (kind.equals("method")) {
            boolean withNew = LibraryTypes.named(name)
                    .filter(type -> type.getConstructors().length > 0)
                    .isPresent();
            return "To make a " + name + ", " + (withNew ? "write new before it, or " : "call ")
                    + "one of the methods that " + name + ". and Tab shows.";
        }
        boolean dot = Pattern.compile("\\b" + name + "\\s*\\.").matcher(source).find();
        if (kind.equals("variable") && (!dot || names.classes().contains(name))) {
            return name + " is a class, and here a value is needed: write the name of a variable, or a dot after "
                    + name + ", and press Tab.";
        }
        return "The class " + name + " has to be imported. Run this in a cell of its own: import "
                + LibraryTypes.place(name).get() + ";";
    }

    private static Optional<String> wrongType(CompilerMessage message) {
        String got = LibraryTypes.simple(message.find("incompatible types: (\\S+) cannot be converted"));
        String wanted = LibraryTypes.simple(message.find("cannot be converted to (\\S+)"));
        if (got.isEmpty()) {
            return Optional.empty();
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
            found = message.find("(?m)no suitable (?:method|constructor) found for \\w+\\((.*)\\)$");
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
}
