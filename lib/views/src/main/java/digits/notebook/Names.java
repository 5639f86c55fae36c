package digits.notebook;

import java.util.List;
import java.util.Set;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * What can be meant in a notebook.
 *
 * @param failed what its last cell should have made, but did not
 * @param later what the cell makes only after the piece of code that is spoken of
 */
record Names(
        List<String> variables, List<String> methods, List<String> classes, Set<String> failed, Set<String> later) {

    static Names in(JShell shell, Set<String> failed, Set<String> later) {
        return new Names(
                variables(shell),
                shell.methods().map(method -> method.name()).distinct().toList(),
                shell.imports()
                        .filter(each -> each.subKind() == Snippet.SubKind.SINGLE_TYPE_IMPORT_SUBKIND)
                        .map(ImportSnippet::name)
                        .toList(),
                Set.copyOf(failed),
                later);
    }

    /** JShell calls $1 and so on what nobody has given a name. */
    private static List<String> variables(JShell shell) {
        return shell.variables()
                .map(variable -> variable.name())
                .filter(name -> !name.startsWith("$"))
                .toList();
    }
}
