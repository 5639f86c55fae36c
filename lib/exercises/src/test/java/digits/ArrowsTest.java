package digits;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who uses whom: what the drawing in README.md shows is what the classes do. */
class ArrowsTest {

    /** This module sees all others: those of the engine at run time. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("digits");

    private static final String[] CORE = {"digits.matrix..", "digits.dataset..", "digits.network..", "digits.training.."
    };

    @Test
    void arrowsOfTheReadmeAreThoseOfTheClasses() throws IOException {
        Map<String, Set<String>> drawn = drawn();
        assertEquals(drawn.keySet(), new TreeSet<>(used().keySet()), "packages in the drawing, and packages there are");
        used().forEach((from, all) -> all.forEach(to -> assertTrue(
                reachable(drawn, from).contains(to), "digits." + from + " uses digits." + to + " against the arrows")));
        drawn.forEach((from, all) -> all.forEach(to -> assertTrue(
                used().get(from).contains(to), "an arrow from " + from + " to " + to + " that no class needs")));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("digits.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** What can't run where there are no files, such as in a browser. */
    @Test
    void coreNeedsNothingButNumbers() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio..", "java.io..", "java.net..", "javax..", "java.awt..", "jdk..")
                .check(CLASSES);
    }

    @Test
    void onlyTheKernelsSideKnowsAKernel() {
        noClasses()
                .that()
                .resideOutsideOfPackage("digits.notebook..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.dflib..", "io.github.spencerpark..", "jdk.jshell..")
                .check(CLASSES);
    }

    /** The arrows between packages in README.md's drawing: lines such as {@code training["…"] --> network["…"]}. */
    private static Map<String, Set<String>> drawn() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        Matcher drawing =
                Pattern.compile("```mermaid\\R(.*?)```", Pattern.DOTALL).matcher(readme);
        assertTrue(drawing.find(), "README.md should have a drawing");
        Set<String> packages = new TreeSet<>();
        Matcher box = Pattern.compile("\\bdigits\\.(\\w+)").matcher(drawing.group(1));
        while (box.find()) {
            packages.add(box.group(1));
        }
        Map<String, Set<String>> arrows = new HashMap<>();
        packages.forEach(name -> arrows.put(name, new TreeSet<>()));
        for (String line : drawing.group(1).lines().toList()) {
            String[] ends = line.replaceAll("\\[[^]]*]", "").strip().split("\\s*-->\\s*", -1);
            for (int i = 0; i + 1 < ends.length; i++) {
                if (packages.contains(ends[i]) && packages.contains(ends[i + 1])) {
                    arrows.get(ends[i]).add(ends[i + 1]);
                }
            }
        }
        return new java.util.TreeMap<>(arrows);
    }

    /** For each package below digits, those that its classes use. */
    private static Map<String, Set<String>> used() {
        Map<String, Set<String>> used = new HashMap<>();
        for (JavaClass one : CLASSES) {
            Set<String> all = used.computeIfAbsent(room(one), room -> new TreeSet<>());
            for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                JavaClass other = dependency.getTargetClass().getBaseComponentType();
                if (other.getPackageName().startsWith("digits.") && !room(other).equals(room(one))) {
                    all.add(room(other));
                }
            }
        }
        return used;
    }

    private static String room(JavaClass one) {
        return one.getPackageName().split("\\.", -1)[1];
    }

    private static Set<String> reachable(Map<String, Set<String>> arrows, String from) {
        Set<String> reached = new TreeSet<>();
        for (String next : arrows.get(from)) {
            reached.add(next);
            reached.addAll(reachable(arrows, next));
        }
        return reached;
    }
}
