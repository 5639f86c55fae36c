package digits.notebook;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * Watches what comes of each cell. Above the compiler's words it puts an explanation where it knows one, and it takes out of a
 * stack trace what the kernel and Java have put in: only the cell's own lines remain.
 *
 * <p>JShell, in which JJava's cells run, tells of every piece of code it has taken or rejected. IJava hands its JShell out to
 * nobody, so there the messages stay as they are; neither tells of a cell that ends too early, with a bracket left open.
 */
final class CellMistakes {

    private static WeakReference<JShell> watched = new WeakReference<>(null);

    private final JShell shell;
    private final Screen screen;

    private CellMistakes(JShell shell, Screen screen) {
        this.shell = shell;
        this.screen = screen;
    }

    /** Watches the cells of a shell; a second time is of no use and does nothing. */
    static synchronized void watch(JShell shell, Screen screen) {
        if (watched.get() != shell) {
            shell.onSnippetEvent(new CellMistakes(shell, screen)::seen);
            watched = new WeakReference<>(shell);
        }
    }

    private void seen(SnippetEvent event) {
        try {
            if (event.exception() instanceof EvalException thrown) {
                shorten(thrown);
                Explanations.of(thrown).ifPresent(text -> show(text, ""));
            } else if (event.status() == Snippet.Status.REJECTED) {
                explain(event.snippet());
            }
        } catch (RuntimeException noExplanation) {
            // An explanation is a gift: the kernel's own message follows in any case.
            return;
        }
    }

    private void explain(Snippet snippet) {
        List<CompilerMessage> messages = shell.diagnostics(snippet)
                .filter(diagnostic -> diagnostic.isError())
                .map(diagnostic -> new CompilerMessage(
                        diagnostic.getCode(), diagnostic.getMessage(Locale.ENGLISH), snippet.source(), (int)
                                diagnostic.getPosition()))
                .toList();
        List<String> variables =
                shell.variables().map(variable -> variable.name()).toList();
        for (CompilerMessage message : messages) {
            Optional<String> explanation = Explanations.of(message, variables);
            if (explanation.isPresent()) {
                show(explanation.get(), message.line());
                return;
            }
        }
    }

    /** Lines of cells are the only ones from a file that begins with #, as JShell calls them. */
    private static void shorten(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            each.setStackTrace(Arrays.stream(each.getStackTrace())
                    .filter(line ->
                            line.getFileName() != null && line.getFileName().startsWith("#"))
                    .toArray(StackTraceElement[]::new));
        }
    }

    private void show(String explanation, String line) {
        String code = line.isEmpty() ? "" : "<pre style=\"margin: 4px 0\"><code>" + Html.escape(line) + "</code></pre>";
        String html = "<div role=\"note\" style=\"border-left: 4px solid #D55E00; padding: 4px 10px\">" + code + "<p>"
                + Html.escape(explanation) + "</p></div>";
        screen.display(UUID.randomUUID().toString(), MimeBundle.html(html, explanation));
    }
}
