package digits.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A paragraph of mistakes.txt.
 *
 * @param kind how the compiler's code, or an exception's class, begins
 * @param patterns what has to be found, under the name of where
 * @param sentence what it means; ${name} stands for a named group of a pattern
 */
record UsualMistake(String kind, Map<String, Pattern> patterns, String sentence) {

    private static final Pattern CONDITION = Pattern.compile("(text|source|before|at): (.*)");
    private static final Pattern GROUP = Pattern.compile("\\$\\{(\\w+)}");
    private static final List<UsualMistake> ALL = read();

    /** What the first mistake that fits means. */
    static Optional<String> of(CompilerMessage message) {
        String before = message.source().substring(0, message.at());
        String rest =
                message.source().substring(message.at()).lines().findFirst().orElse("");
        return first(
                message.code(),
                Map.of("text", message.text(), "source", message.source(), "before", before, "at", rest));
    }

    /** What an exception means; the library's own words mean themselves. */
    static Optional<String> of(String exception, String text) {
        return first(exception, Map.of("text", text, "source", "", "before", "", "at", ""));
    }

    private static Optional<String> first(String kind, Map<String, String> places) {
        return ALL.stream()
                .filter(mistake -> kind.startsWith(mistake.kind))
                .flatMap(mistake -> mistake.words(places).stream())
                .findFirst();
    }

    private Optional<String> words(Map<String, String> places) {
        String words = sentence;
        for (Map.Entry<String, Pattern> pattern : patterns.entrySet()) {
            Matcher matcher = pattern.getValue().matcher(places.get(pattern.getKey()));
            if (!(pattern.getKey().equals("at") ? matcher.lookingAt() : matcher.find())) {
                return Optional.empty();
            }
            words = GROUP.matcher(words).replaceAll(group -> Matcher.quoteReplacement(named(matcher, group)));
        }
        return Optional.of(words);
    }

    private static String named(Matcher matcher, MatchResult group) {
        String name = group.group(1);
        if (!matcher.pattern().pattern().contains("(?<" + name + ">")) {
            return group.group();
        }
        return name.equals("said") ? matcher.group(name) : LibraryTypes.simple(matcher.group(name));
    }

    private static List<UsualMistake> read() {
        try (InputStream table = UsualMistake.class.getResourceAsStream("mistakes.txt")) {
            String all = new String(table.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
            return Stream.of(all.split("\n\n+"))
                    .filter(paragraph -> !paragraph.startsWith("#"))
                    .map(paragraph -> paragraph(Arrays.asList(paragraph.strip().split("\n"))))
                    .toList();
        } catch (IOException damaged) {
            throw new UncheckedIOException("mistakes.txt of the library cannot be read", damaged);
        }
    }

    private static UsualMistake paragraph(List<String> lines) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        int line = 1;
        for (Matcher condition = CONDITION.matcher(lines.get(line));
                condition.matches();
                condition = CONDITION.matcher(lines.get(++line))) {
            patterns.put(condition.group(1), Pattern.compile(condition.group(2)));
        }
        return new UsualMistake(lines.get(0), patterns, String.join(" ", lines.subList(line, lines.size())));
    }
}
