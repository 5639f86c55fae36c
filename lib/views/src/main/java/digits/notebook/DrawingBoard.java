package digits.notebook;

import digits.network.Network;
import digits.scan.PictureForm;
import java.util.List;
import java.util.Map;

/**
 * A sheet on which one draws a digit with mouse, pen, finger or arrow keys; beside it, what the network sees of the drawing and
 * what it answers, while one draws. It needs no kernel: it also works in a page that is saved and opened from disk.
 *
 * <pre>{@code
 * DrawingBoard.of(network)                                  // as a cell's last expression
 * DrawingBoard.of(network).save(Path.of("draw.html"));      // as a page of its own
 * }</pre>
 */
public final class DrawingBoard {

    private static final Map<PictureForm, List<String>> STEPS = Map.of(
            PictureForm.UCI,
            List.of(
                    "The slant is taken out: over the whole digit, a step down goes neither right nor left.",
                    "The digit fills 32 × 32 points in height, and up to 20 of them in width.",
                    "Its strokes become wider or thinner until there is as much ink as in the digits that the network "
                            + "has learned from.",
                    "Each pixel counts the ink in 4 × 4 points, 0 to 16, divided by 16."),
            PictureForm.MNIST,
            List.of(
                    "The digit fills 20 × 20 pixels in its longer direction, and keeps its proportions.",
                    "Strokes that are thinner or wider than usual in MNIST are mended.",
                    "Each pixel is as dark as it is full of ink, from 0, none, to 1.",
                    "The digit is moved until its centre of mass lies in the middle of 28 × 28 pixels."));

    private DrawingBoard() {}

    /**
     * A board for a network of 8×8 or 28×28 pixels.
     *
     * @throws IllegalArgumentException if it takes pictures of another size, or an activation is none of the library's own
     */
    public static Widget of(Network network) {
        PictureForm form = PictureForm.of(network);
        Map<String, Object> data = NetworkJson.of(network);
        data.put("form", form.name());
        data.put("size", form.size());
        data.put("steps", STEPS.get(form));
        String waiting = "<p>Here one draws a digit, and the network " + Html.escape(network.toString())
                + " reads it while one draws. It needs a browser that runs scripts; in JupyterLab, the notebook has to be "
                + "trusted: run the cell yourself.</p>";
        return Widget.of("draw", "Draw a digit", data, waiting, "network.js", "fit.js", "sheet.js", "answers.js");
    }
}
