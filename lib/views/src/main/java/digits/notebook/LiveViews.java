package digits.notebook;

import digits.training.History;
import digits.training.Measurement;
import java.util.Locale;

/** What is shown while something is trained. */
final class LiveViews {

    private static final String HOW_TO_STOP =
            "<br><small>Enough? The stop button ■ of the notebook ends it at once; what was learned is kept.</small>";

    private LiveViews() {}

    static MimeBundle training(ProgressBar progress, History history, int iterations) {
        String chart = Html.image(Displays.curves(history, iterations));
        return underWay(progress, history.last().iteration(), measured(history.last()), chart);
    }

    /** How many iterations are done, a sentence on it, and how to stop it, above a chart. */
    static MimeBundle underWay(ProgressBar progress, long done, String sentence, String chart) {
        return MimeBundle.html(
                "<p>" + progress.html(done) + "<br>" + Html.escape(sentence) + HOW_TO_STOP + "</p>" + chart,
                progress.text(done) + "\n" + sentence);
    }

    private static String measured(Measurement last) {
        String test =
                last.hasTest() ? String.format(Locale.ROOT, ", test accuracy %.2f%%", 100 * last.testAccuracy()) : "";
        return String.format(
                Locale.ROOT, "loss %.4f, training accuracy %.2f%%%s", last.loss(), 100 * last.trainAccuracy(), test);
    }
}
