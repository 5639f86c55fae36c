package digits.notebook;

import digits.training.History;
import digits.training.Measurement;
import digits.training.SweepResult;
import digits.training.TrainingResult;
import java.util.Locale;

/** What is shown while a training runs and when it has ended. */
final class LiveViews {

    static final String HOW_TO_STOP =
            "<br><small>Enough? The stop button ■ of the notebook ends it at once; what was learned is kept.</small>";

    private LiveViews() {}

    static MimeBundle training(ProgressBar progress, History history, int iterations) {
        String now = measured(history.last());
        long done = history.last().iteration();
        return MimeBundle.html(
                "<p>" + progress.html(done, "iterations") + "<br>" + Html.escape(now) + HOW_TO_STOP + "</p>"
                        + Html.image(Displays.curves(history, iterations)),
                progress.text(done, "iterations") + "\n" + now);
    }

    static MimeBundle finished(TrainingResult result, String time) {
        return Displays.result(result, sentence(result, time));
    }

    static MimeBundle finished(SweepResult result, String time) {
        return Displays.sweep(result, sentence(result, time));
    }

    static String sentence(TrainingResult result, String time) {
        return result + " It took " + time + ".";
    }

    static String sentence(SweepResult result, String time) {
        return SweepText.of(result) + " It took " + time + ".";
    }

    private static String measured(Measurement last) {
        String test =
                last.hasTest() ? String.format(Locale.ROOT, ", test accuracy %.2f%%", 100 * last.testAccuracy()) : "";
        return String.format(
                Locale.ROOT, "loss %.4f, training accuracy %.2f%%%s", last.loss(), 100 * last.trainAccuracy(), test);
    }
}
