package digits.notebook;

/** A value that shows itself in a notebook; where there is no HTML, its {@code toString} is shown. */
public interface Shown {

    /** A piece of HTML, with everything from outside escaped. */
    String html();
}
