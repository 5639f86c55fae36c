package digits.notebook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What Tab and Shift-Tab ask for: kernels look at a name in which the caret stands, and Java lists what every object has. */
final class Keys {

    /** Methods of every object, of no use to a beginner; who types their first letters gets them. */
    private static final Set<String> OF_EVERY_OBJECT =
            Set.of("equals(", "getClass()", "hashCode()", "notify()", "notifyAll()", "wait(");

    private Keys() {}

    /**
     * The places in a cell that Shift-Tab may mean, the likeliest first: the name that the caret is in or behind, then the
     * methods in whose parentheses it is, from the inside.
     */
    static List<Integer> places(String code, int caret) {
        List<Integer> places = new ArrayList<>();
        if (caret > 0 && Character.isJavaIdentifierPart(code.charAt(caret - 1))) {
            places.add(caret - 1);
        } else if (caret < code.length() && Character.isJavaIdentifierStart(code.charAt(caret))) {
            places.add(caret);
        }
        for (int open : openParentheses(code, caret)) {
            int end = code.substring(0, open).stripTrailing().length();
            if (end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1))) {
                places.add(end - 1);
            }
        }
        return places;
    }

    /** Those before the caret that are closed behind it, if at all; the innermost first. Texts and comments count for nothing. */
    private static Deque<Integer> openParentheses(String code, int caret) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < caret; i++) {
            char c = code.charAt(i);
            if (c == '"' || c == '\'') {
                i = endOfText(code, i, c);
            } else if (code.startsWith("//", i)) {
                i = orEnd(code, code.indexOf('\n', i));
            } else if (code.startsWith("/*", i)) {
                i = orEnd(code, code.indexOf("*/", i + 2));
            } else if (c == '(') {
                open.push(i);
            } else if (c == ')') {
                open.poll();
            } else if (c == ';' || c == '{' || c == '}') {
                open.clear();
            }
        }
        return open;
    }

    private static int endOfText(String code, int start, char quote) {
        for (int i = start + 1; i < code.length(); i++) {
            if (code.charAt(i) == '\\') {
                i++;
            } else if (code.charAt(i) == quote || code.charAt(i) == '\n') {
                return i;
            }
        }
        return code.length();
    }

    private static int orEnd(String code, int place) {
        return place < 0 ? code.length() : place;
    }

    /** The completions without what every object has, unless its first letters have been typed. */
    static List<String> useful(List<String> completions, String typed) {
        return typed.isEmpty()
                ? completions.stream()
                        .filter(one -> !OF_EVERY_OBJECT.contains(one))
                        .toList()
                : completions;
    }
}
