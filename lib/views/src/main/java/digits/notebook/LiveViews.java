package digits.notebook;

import digits.training.History;
import digits.training.Measurement;
import digits.training.SweepPoint;
import digits.training.SweepResult;
import digits.training.TrainingResult;
import java.util.List;
import java.util.Locale;

/** What is shown while a training runs and when it has ended. */
final class LiveViews {

    private LiveViews() {}

    static MimeBundle training(String progress, History history, int iterations) {
        String now = measured(history.last());
        return MimeBundle.html(
                "<p>" + Html.escape(progress) + "<br>" + Html.escape(now) + "</p>"
                        + Displays.curves(history, iterations),
                progress + "\n" + now);
    }

    static MimeBundle sweep(String progress, String parameter, List<SweepPoint> points) {
        String chart = points.isEmpty() ? "" : Displays.chart(new SweepResult(parameter, points));
        return MimeBundle.html("<p>" + Html.escape(progress) + "</p>" + chart, progress);
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
