package digits.notebook;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The library's classes as the compiler names them, for explanations of its messages. */
final class LibraryTypes {

    private static final List<String> PACKAGES = List.of(
            "digits.matrix",
            "digits.dataset",
            "digits.data",
            "digits.network",
            "digits.training",
            "digits.sweeps",
            "digits.scan",
            "digits.views",
            "digits.notebook",
            "digits.exercises",
            "java.lang",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "java.nio.file",
            "java.io",
            "java.time",
            "java.awt.image",
            "tech.tablesaw.api",
            "org.knowm.xchart");

    private LibraryTypes() {}

    /** The class of a name with or without its package. */
    static Optional<Class<?>> named(String name) {
        return name.isEmpty()
                ? Optional.empty()
                : Stream.concat(Stream.of(""), PACKAGES.stream().map(place -> place + "."))
                        .map(place -> place + name)
                        .flatMap(full -> loaded(full).stream())
                        .findFirst();
    }

    private static Optional<Class<?>> loaded(String name) {
        try {
            return Optional.of(Class.forName(name, false, LibraryTypes.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError elsewhere) {
            // The next package may have it; on a disk that knows no capitals there may be a file that is not this
            // class.
            return Optional.empty();
        }
    }

    /** What an import of a class says; none where there is no such public class. */
    static Optional<String> place(String name) {
        return named(name)
                .filter(type -> Modifier.isPublic(type.getModifiers()) && !type.isMemberClass())
                .map(Class::getName);
    }

    /** The names of what a class holds ready, such as Math.PI. */
    static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields()).map(Field::getName).toList();
    }

    /** The names of what can be asked of the class itself, such as zeros of Matrix or PI of Math. */
    static List<String> ofTheClass(Class<?> type) {
        return Stream.<Member>concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getFields()))
                .filter(each -> Modifier.isStatic(each.getModifiers()))
                .map(Member::getName)
                .toList();
    }

    /** The names of all methods that can be called. */
    static List<String> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(Method::getName)
                .distinct()
                .toList();
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
