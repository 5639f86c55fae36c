package digits.command;

import digits.data.SavedNetwork;
import digits.data.TrainingNotes;
import digits.dataset.Split;
import digits.sweeps.Job;
import digits.sweeps.SweepPlan;
import digits.sweeps.Work;
import digits.training.Training;
import digits.training.TrainingResult;
import digits.training.TrainingRun;
import digits.views.Charts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains one network. */
@Command(
        name = "train",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Trains a network, says how well it reads examples that it has never seen, and saves it.",
            "",
            "Examples:",
            "  @|bold ${COMMAND-FULL-NAME}|@",
            "      one hidden layer of 10 on the course's digits",
            "  @|bold ${COMMAND-FULL-NAME} --hidden 128-64 --batch-size 32 --epochs 20 --into digits.npz|@",
            "      two hidden layers, in mini-batches; the network is saved",
            "  @|bold ${COMMAND-FULL-NAME} --data mine.csv --optimizer adam --learning-rate 0.001 --chart learning.svg|@",
            "      your own examples: a row of CSV has a label and the pixels",
            ""
        })
final class TrainCommand implements Callable<Integer> {

    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Option(names = "--into", paramLabel = "FILE", description = "where the network is saved, such as digits.npz")
    private Path into;

    @Option(names = "--chart", paramLabel = "FILE", description = "accuracy against iterations, as .png or .svg")
    private String chart;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of everything random; ${DEFAULT-VALUE} if left out")
    private long seed;

    @Spec
    void spec(CommandSpec own) {
        spec = own;
        TrainingOptions.addTo(own);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter log = spec.commandLine().getErr();
        OutputFiles.check(data.files(), Stream.of(into, ChartFile.path(chart)));
        Split split = data.split(log);
        SweepPlan plan = TrainingOptions.with(SweepPlan.grid(), spec).seeds(List.of(seed));
        Work work = new Work(plan, split.train(), split.test());
        Training training = work.training(new Job(1, 1));
        log.println("Training " + training.network() + " on " + split.train() + ".");
        ProgressLine progress = new ProgressLine(log);
        TrainingResult result;
        try (TrainingRun run = training.start()) {
            while (run.hasNext()) {
                int done = run.next().iteration();
                progress.show(done, training.iterations(), now(run));
            }
            result = run.result();
        }
        String time = progress.end();
        // A stop is answered: what is left to do is to keep what there is.
        Thread.interrupted();
        spec.commandLine().getOut().println(result + " It took " + time + ".");
        if (into != null) {
            new SavedNetwork(result.network(), TrainingNotes.of(training, result)).save(into);
            log.println("Network: " + into);
        }
        ChartFile.save(chart, () -> Charts.accuracy(result.history()), log);
        return 0;
    }

    private static String now(TrainingRun run) {
        return run.history().size() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "loss %.4f, test accuracy %.2f%%",
                        run.history().last().loss(),
                        100 * run.history().last().testAccuracy());
    }
}
