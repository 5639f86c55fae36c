package digits.notebook;

import digits.training.Sweep;
import digits.training.SweepPoint;
import digits.training.SweepResult;
import digits.views.Charts;
import digits.views.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a sweep gets on: each training's last measurement. Trainings write it, the display reads it, each in its own thread. */
final class LiveSweep {

    private final Sweep sweep;
    private final Map<Double, SweepPoint> points = new TreeMap<>();
    private int ended;

    LiveSweep(Sweep sweep) {
        this.sweep = sweep;
    }

    synchronized void put(SweepPoint point) {
        points.put(point.value(), point);
    }

    /** Counts a training that will not be heard of any more. */
    synchronized void end(SweepPoint point) {
        // One that diverged before its first measurement has nothing to be drawn.
        if (point.result().history().size() > 0) {
            put(point);
        }
        ended++;
    }

    /** Progress, and accuracy against the value of each training that has been measured. */
    MimeBundle view(ProgressBar progress) {
        List<SweepPoint> shown;
        int done;
        synchronized (this) {
            shown = new ArrayList<>(points.values());
            done = ended;
        }
        long iterations =
                shown.stream().mapToLong(point -> point.result().iteration()).sum();
        String count = done + " of " + sweep.size() + " trainings ended";
        String chart = "";
        if (!shown.isEmpty()) {
            chart = Html.image(Picture.of(
                    Charts.sweep(new SweepResult(sweep.parameter(), sweep.isOverSeeds(), shown), sweep.values())));
        }
        return LiveViews.underWay(progress, iterations, count, chart);
    }
}
