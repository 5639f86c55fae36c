package digits.notebook;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The library's classes as the compiler names them, for explanations of its messages. */
final class LibraryTypes {

    private static final List<String> PACKAGES = List.of(
            "digits.matrix",
            "digits.data",
            "digits.network",
            "digits.training",
            "digits.scan",
            "digits.views",
            "digits.notebook",
            "java.lang");

    private LibraryTypes() {}

    /** The class of a name with or without its package. */
    static Optional<Class<?>> named(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(List.of(name));
        PACKAGES.forEach(place -> names.add(place + "." + name));
        for (String each : names) {
            try {
                return Optional.of(Class.forName(each, false, LibraryTypes.class.getClassLoader()));
            } catch (ClassNotFoundException elsewhere) {
                // The next package may have it.
            }
        }
        return Optional.empty();
    }

    /** The names of all methods that can be called. */
    static List<String> methods(Class<?> type) {
        return Arrays.stream(type.getMethods()).map(Method::getName).distinct().toList();
    }

    /** How a method can be called, as "times(Matrix right)"; the names stand where the compiler has kept them. */
    static List<String> forms(Class<?> type, String method) {
        return Arrays.stream(type.getMethods())
                .filter(each -> each.getName().equals(method))
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .map(LibraryTypes::form)
                .distinct()
                .sorted()
                .toList();
    }

    private static String form(Executable method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getType().getSimpleName()
                        + (parameter.isNamePresent() ? " " + parameter.getName() : ""))
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }

    /** Types without their packages: "digits.matrix.Matrix,int" is "Matrix, int". */
    static String simple(String types) {
        return types.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "").replaceAll(",(?=\\S)", ", ");
    }
}
