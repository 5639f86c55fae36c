package digits.notebook;

import digits.sweeps.SweepProgress;
import digits.sweeps.SweepResults;
import digits.sweeps.SweepRow;
import digits.sweeps.SweepRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a sweep over options gets on. The thread that trains writes it, the display reads it. */
final class LiveSettings {

    private final SweepRun run;
    private final List<SweepRow> rows = new ArrayList<>();
    private SweepProgress state;

    LiveSettings(SweepRun run) {
        this.run = run;
        state = new SweepProgress(0, 0, run.trainings(), 0, run.iterations());
    }

    synchronized void ended(SweepRow row, SweepProgress progress) {
        rows.add(row);
        state = progress;
    }

    /** Progress, and a point for each setting of which a training ended. */
    MimeBundle view(ProgressBar since) {
        SweepResults soFar;
        SweepProgress now;
        synchronized (this) {
            soFar = new SweepResults(run.plan(), rows, false, "", run.classes());
            now = state;
        }
        ProgressBar progress = since.of(now.iterations() + now.iterationsLeft());
        String count = String.format(
                Locale.ROOT,
                "%,d of %,d trainings ended%s",
                now.found() + now.trained(),
                now.trainings(),
                now.found() == 0 ? "" : String.format(Locale.ROOT, ", %,d of them found in the file", now.found()));
        return LiveViews.underWay(progress, now.iterations(), count, Displays.chart(soFar, Html::image));
    }
}
