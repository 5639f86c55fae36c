package digits.sweeps;

/** What a message shows of somebody's text: not more than can be read there, and nothing that a terminal acts upon. */
final class Excerpt {

    private static final int MOST = 200;

    private Excerpt() {}

    static String of(String text) {
        String some = text.length() <= MOST ? text : text.substring(0, MOST) + "…";
        return some.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
