package digits.notebook;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/**
 * Watches what comes of each cell. Above the compiler's words it puts an explanation where it knows one, and it takes out of a
 * stack trace what the kernel and Java have put in: only the cell's own lines remain. What a cell should have made anew and did
 * not, because of a mistake in it, is gone: nothing goes on with what an earlier run of the cell has made.
 *
 * <p>JShell, in which JJava's cells run, tells of every piece of code it has taken or rejected. IJava hands its JShell out to
 * nobody, so there the messages stay as they are.
 */
final class CellMistakes {

    /** Numbers that fill more than a line. */
    private static final Pattern MANY_NUMBERS = Pattern.compile("\\[[-\\[\\]\\d\\s.,+ENaInfity]{100,}\\]");

    /** A class, or a variable or method behind its type, at the beginning of a line. */
    private static final Pattern MADE = Pattern.compile("(?m)^(?:(?:\\w+ +)*(?:class|interface|enum|record) +(\\w+)"
            + "|(?!(?:return|new|throw|import|from)\\b)\\w[\\w<>\\[\\], .?]*[ >\\]](\\w+)\\s*[(=;])");

    /** As many lines of a stack trace as tell where a method calls itself. */
    private static final int LINES_OF_A_TRACE = 10;

    private static WeakReference<JShell> watched = new WeakReference<>(null);

    private final JShell shell;
    private final Screen screen;
    private final Set<String> failed = new HashSet<>();

    /** The cell that runs; empty where the kernel does not tell. */
    private String cell = "";

    CellMistakes(JShell shell, Screen screen) {
        this.shell = shell;
        this.screen = screen;
    }

    /** Watches the cells of a shell; a second time is of no use and does nothing. */
    static synchronized void watch(JShell shell, Kernel kernel) {
        if (watched.get() != shell) {
            CellMistakes mistakes = new CellMistakes(shell, kernel);
            shell.onSnippetEvent(event -> {
                kernel.beforeCells(mistakes::begin);
                mistakes.seen(event);
            });
            watched = new WeakReference<>(shell);
        }
    }

    /** Why a method cannot run that uses a name which nothing defines; empty if that is not so. */
    Optional<String> unknownIn(String method) {
        return shell.methods()
                .filter(each -> each.name().equals(method) && shell.status(each) == Snippet.Status.RECOVERABLE_DEFINED)
                .map(this::unresolved)
                .findFirst();
    }

    /** The source of a method of the notebook, and of those that it mentions, without comments; empty if there is none. */
    String source(String method) {
        StringBuilder all = new StringBuilder();
        List<MethodSnippet> more = shell.methods().toList();
        for (String names = method + "("; !more.isEmpty(); ) {
            String asked = names;
            Map<Boolean, List<MethodSnippet>> parts = more.stream()
                    .collect(Collectors.partitioningBy(
                            each -> Pattern.compile("\\b" + each.name() + "\\s*\\(|::" + each.name() + "\\b")
                                    .matcher(asked)
                                    .find()));
            names = parts.get(true).stream().map(each -> code(each.source())).collect(Collectors.joining("\n"));
            more = names.isEmpty() ? List.of() : parts.get(false);
            all.append(names);
        }
        return all.toString();
    }

    private static String code(String source) {
        return source.replaceAll("//.*|(?s:/\\*.*?\\*/)", "");
    }

    /** A cell is about to run. If it has no end, Java takes nothing of its last part and tells nobody. */
    void begin(String code) {
        cell = code.replaceAll("(?m)^[ \\t]*%.*", "").stripIndent();
        if (cell.matches("(?s).*[;}]\\s*") && !cell.contains("/*") && count("[({\\[]") == count("[)}\\]]")) {
            return;
        }
        CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(cell);
        while (info.completeness().isComplete()) {
            info = shell.sourceCodeAnalysis().analyzeCompletion(info.remaining());
        }
        if (info.completeness() != Completeness.EMPTY) {
            forget(info.remaining());
            show(
                    "This cell has no end: a bracket that was opened in it is not closed, a line stops halfway, or a comment "
                            + "/* has no */.",
                    info.remaining().strip().lines().findFirst().orElse(""));
        }
    }

    private long count(String pattern) {
        return Pattern.compile(pattern).matcher(cell).results().count();
    }

    void seen(SnippetEvent event) {
        if (event.causeSnippet() != null) {
            return;
        }
        try {
            Snippet snippet = event.snippet();
            if (event.exception() instanceof EvalException thrown) {
                shorten(thrown);
                explain(thrown);
                forgetFrom(snippet, false);
            } else if (event.exception() instanceof UnresolvedReferenceException unresolved) {
                shorten(unresolved);
                show(unresolved(unresolved.getSnippet()), "");
                forgetFrom(snippet, false);
            } else if (event.status() == Snippet.Status.REJECTED) {
                explain(snippet);
                forgetFrom(snippet, true);
            } else if (snippet.kind() == Snippet.Kind.STATEMENT
                    && snippet.source().matches("(?s)\\s*return\\b.*")) {
                show(
                        "return stands in methods only: a cell shows the value of its last line, without return and ; .",
                        "");
            } else if (snippet instanceof DeclarationSnippet declared
                    && event.status().isActive()) {
                failed.remove(declared.name());
                replace(declared);
                if (event.status().name().startsWith("RECOVERABLE")) {
                    warn(declared);
                }
            }
            if (event.exception() == null && event.status().isActive() && !cell.isEmpty()) {
                sayThatNothingWasTrained(snippet);
            }
        } catch (RuntimeException noExplanation) {
            // An explanation is a gift: the kernel's own message follows in any case.
            return;
        }
    }

    /** Java would keep an earlier method of the same name with other parameters, and go on asking that one. */
    private void replace(DeclarationSnippet made) {
        List<MethodSnippet> before = shell.methods()
                .filter(method -> made instanceof MethodSnippet
                        && method.name().equals(made.name())
                        && !method.id().equals(made.id())
                        && !cell.contains(method.source().strip()))
                .toList();
        if (!cell.isEmpty() && !before.isEmpty()) {
            before.forEach(shell::drop);
            show(
                    "The earlier method " + made.name() + "(" + before.get(0).parameterTypes()
                            + ") is gone: this cell makes it anew, with other parameters. Two methods of one name that are both wanted "
                            + "stand in the same cell.",
                    "");
        }
    }

    /** A training is a plan until it is run: its network is the one it begins with, and an option makes a new plan. */
    private void sayThatNothingWasTrained(Snippet snippet) {
        if (snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                && ((VarSnippet) snippet).typeName().equals("Training")
                && !cell.strip().endsWith(snippet.source().strip())) {
            show(
                    "This line plans a training, and nothing keeps or runs it: write .run() at its end, or a name and = before it.",
                    "");
        }
        String plans = shell.variables()
                .filter(variable -> variable.typeName().equals("Training"))
                .map(variable -> "|(?<![\\w.])" + Pattern.quote(variable.name()))
                .collect(Collectors.joining());
        boolean asked = snippet.kind() == Snippet.Kind.EXPRESSION || snippet.kind() == Snippet.Kind.VAR;
        if (asked
                && Pattern.compile(
                                "(^(\\w+\\s+\\w+\\s*=\\s*)?Training\\.of\\((?![\\s\\S]*\\.(run|start|stepper)\\()[\\s\\S]*\\)"
                                        + plans
                                        + ")\\s*\\.network\\(\\)")
                        .matcher(code(snippet.source()).strip())
                        .find()) {
            show(
                    "This is the network before the training: .run() trains it, and .run().network() is what comes of it.",
                    "");
        }
    }

    private void explain(EvalException thrown) {
        if (thrown.getExceptionClassName().equals(CheckFailed.class.getName())) {
            String text = String.valueOf(thrown.getMessage());
            String folded = MANY_NUMBERS
                    .matcher(Html.escape(text))
                    .replaceAll("<details><summary>many numbers</summary>$0</details>");
            screen.display(UUID.randomUUID().toString(), MimeBundle.html(box("<div>" + folded + "</div>"), text));
        } else {
            Explanations.of(thrown).ifPresent(text -> show(text, ""));
        }
    }

    private void explain(Snippet snippet) {
        for (CompilerMessage message : messages(snippet)) {
            Optional<String> explanation = Explanations.of(message, names(snippet));
            if (explanation.isPresent()) {
                show(explanation.get(), message.line());
                return;
            }
        }
    }

    /** Java takes a method that uses an unknown name, and stops where it is called: say it now, unless the cell defines it below. */
    private void warn(DeclarationSnippet snippet) {
        String words = unresolved(snippet);
        Set<String> later = later(snippet);
        boolean follows = shell.unresolvedDependencies(snippet)
                .map(each -> each.replaceAll("\\w+ (\\w+).*", "$1"))
                .allMatch(later::contains);
        if (!follows || messages(snippet).size() > 0) {
            show(snippet.name() + " cannot run yet. " + words, "");
        }
    }

    private String unresolved(DeclarationSnippet snippet) {
        Names names = names(snippet);
        return messages(snippet).stream()
                .flatMap(message -> Explanations.of(message, names).stream())
                .findFirst()
                .or(() -> shell.unresolvedDependencies(snippet)
                        .findFirst()
                        .map(name -> Explanations.unresolved(name, snippet.source(), names)))
                .orElse("It uses something that Java does not know.");
    }

    private Names names(Snippet snippet) {
        return Names.in(shell, failed, later(snippet));
    }

    /** What the cell makes behind a piece of code. */
    private Set<String> later(Snippet snippet) {
        String source = snippet.source().strip();
        int start = cell.indexOf(source);
        return start < 0
                ? Set.of()
                : made(cell.substring(start + source.length()).stripLeading());
    }

    private List<CompilerMessage> messages(Snippet snippet) {
        return shell.diagnostics(snippet)
                .filter(diagnostic -> diagnostic.isError())
                .map(diagnostic -> new CompilerMessage(
                        diagnostic.getCode(), diagnostic.getMessage(Locale.ENGLISH), snippet.source(), (int)
                                diagnostic.getPosition()))
                .toList();
    }

    /** What the cell makes from this piece on is not made; the piece itself is among it if it was rejected. */
    private void forgetFrom(Snippet snippet, boolean itself) {
        String source = snippet.source().strip();
        int start = cell.indexOf(source);
        String rest = start < 0 ? source : cell.substring(start);
        if (itself && snippet instanceof DeclarationSnippet declared) {
            failed.add(declared.name());
        }
        forget(itself || start < 0 ? rest : rest.substring(source.length()));
    }

    private void forget(String code) {
        Set<String> names = made(code);
        failed.addAll(names);
        shell.snippets()
                .filter(snippet -> snippet instanceof DeclarationSnippet declared
                        && names.contains(declared.name())
                        && shell.status(snippet).isActive())
                .toList()
                .forEach(shell::drop);
    }

    /** The variables, methods and classes that code makes at the beginning of its lines. */
    private static Set<String> made(String code) {
        return MADE.matcher(code.stripIndent())
                .results()
                .map(each -> each.group(1) == null ? each.group(2) : each.group(1))
                .collect(Collectors.toSet());
    }

    /** Lines of cells are the only ones from a file that begins with #, as JShell calls them. */
    private static void shorten(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            each.setStackTrace(Arrays.stream(each.getStackTrace())
                    .filter(line ->
                            line.getFileName() != null && line.getFileName().startsWith("#"))
                    .limit(LINES_OF_A_TRACE)
                    .toArray(StackTraceElement[]::new));
        }
    }

    private void show(String explanation, String line) {
        String code = line.isEmpty() ? "" : "<pre style=\"margin: 4px 0\"><code>" + Html.escape(line) + "</code></pre>";
        String html = box(code + "<p>" + Html.escape(explanation) + "</p>");
        screen.display(UUID.randomUUID().toString(), MimeBundle.html(html, explanation));
    }

    private static String box(String html) {
        return "<div role=\"note\" style=\"border-left: 4px solid #D55E00; padding: 4px 10px\">" + html + "</div>";
    }
}
