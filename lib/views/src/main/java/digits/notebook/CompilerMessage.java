package digits.notebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the compiler says of a piece of code.
 *
 * @param code which of its messages it is, as "compiler.err.expected"
 * @param text the message in English, several lines
 * @param source the piece of code
 * @param position the character of it where the compiler stopped
 */
record CompilerMessage(String code, String text, String source, int position) {

    /** What follows a label on a line of its own: "symbol:", "location:", "required:". */
    String after(String label) {
        return find(Pattern.quote(label) + "\\s*(.*)");
    }

    /** The first group of a pattern in the text; empty if it does not occur. */
    String find(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    /** The place where the compiler stopped, inside the source. */
    int at() {
        return Math.max(0, Math.min(position, source.length()));
    }

    /** The line of code where the compiler stopped, with a mark below the place. */
    String line() {
        int at = at();
        int start = source.lastIndexOf('\n', at - 1) + 1;
        int end = source.indexOf('\n', at);
        String line = source.substring(start, end < 0 ? source.length() : end);
        return line + "\n" + " ".repeat(at - start) + "▲";
    }
}
