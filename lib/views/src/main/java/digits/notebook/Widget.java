package digits.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A display that answers to mouse, finger and keyboard: one piece of HTML with its data, its style and its script inside, so
 * that it works in a notebook, in a saved page and without a network. Where scripts do not run, as in a notebook that is not
 * trusted, its static form shows. Immutable.
 *
 * <p>A display called {@code name} is made of the resources {@code name.js}, which declares {@code function show(root,
 * data)}, and {@code name.css}, whose rules all begin with {@code .digits-name}; both come after {@code widget.js} and {@code
 * widget.css}, which hold what all displays share.
 */
public final class Widget {

    private final String name;
    private final String label;
    private final String json;
    private final String staticHtml;
    private final List<String> resources;

    private Widget(String name, String label, String json, String staticHtml, List<String> resources) {
        this.name = name;
        this.label = label;
        this.json = json;
        this.staticHtml = staticHtml;
        this.resources = resources;
    }

    /**
     * A display.
     *
     * @param name of the resources that it is made of
     * @param label what a screen reader calls it, and what a front end without HTML shows
     * @param data what the script is given: anything that {@link Json} knows
     * @param staticHtml what shows where no script runs
     * @param resources further scripts whose functions the display's script calls, and style sheets
     */
    static Widget of(String name, String label, Object data, String staticHtml, String... resources) {
        return new Widget(name, label, Json.of(data), staticHtml, List.of(resources));
    }

    /** The display as a piece of HTML, to be put into any page. */
    public String html() {
        return "<div class=\"digits-widget digits-" + name + "\" data-widget=\"" + name
                + "\" role=\"group\" aria-label=\""
                + Html.escape(label) + "\" data-lm-suppress-shortcuts=\"true\">\n<style>\n" + resource("widget.css")
                + joined(".css", Widget::resource) + resource(name + ".css") + "</style>\n<div class=\"digits-static\">"
                + staticHtml
                + "</div>\n<script type=\"application/json\">" + json
                + "</script>\n<script>\n(function () {\n\"use strict\";\n"
                + script("widget.js") + joined(".js", Widget::script)
                + script(name + ".js") + "start(document.currentScript, \"" + name
                + "\", show);\n})();\n</script>\n</div>\n";
    }

    /**
     * Writes a page of its own, which any browser opens.
     *
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        save(file, "page.html");
    }

    /** Writes a page in a frame of its own. */
    void save(Path file, String frame) throws IOException {
        String page = resource(frame).replace("{title}", Html.escape(label)).replace("{display}", html());
        Files.writeString(file, page);
    }

    /**
     * As {@link #save(Path)} does.
     *
     * @throws IOException as there
     */
    public void save(String file) throws IOException {
        save(Path.of(file));
    }

    /** What a screen reader calls it. */
    @Override
    public String toString() {
        return label;
    }

    private String joined(String kind, UnaryOperator<String> read) {
        return resources.stream().filter(file -> file.endsWith(kind)).map(read).collect(Collectors.joining());
    }

    /** A script; should it hold the end of a script element in a string, that is written so that it ends nothing. */
    private static String script(String file) {
        return resource(file).replace("</script", "<\\/script");
    }

    /** A resource of this package, or of the playground's. */
    private static String resource(String file) {
        boolean own = Widget.class.getResource(file) != null;
        try (InputStream stream = Widget.class.getResourceAsStream(own ? file : "/digits/playground/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("this build of the library lacks " + file + "; build it again");
            }
            // Git on Windows may have given it other line ends.
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading " + file + " out of the library failed", impossible);
        }
    }
}
