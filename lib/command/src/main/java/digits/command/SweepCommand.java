package digits.command;

import digits.data.SavedNetwork;
import digits.data.TrainingNotes;
import digits.sweeps.Budget;
import digits.sweeps.LocalCores;
import digits.sweeps.Search;
import digits.sweeps.SettingSummary;
import digits.sweeps.SweepPlan;
import digits.sweeps.SweepProgress;
import digits.sweeps.SweepResults;
import digits.sweeps.SweepRow;
import digits.sweeps.SweepRun;
import digits.sweeps.TrainingOption;
import digits.sweeps.Values;
import digits.training.StopReason;
import digits.training.Training;
import digits.training.TrainingResult;
import digits.views.Charts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains many networks and compares them. */
@Command(
        name = "sweep",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Trains many networks that differ in what --over names, compares them, and draws charts of them.",
            "",
            "Examples:",
            "  @|bold ${COMMAND-FULL-NAME} --over \"learning rate=log 0.001 to 10 in 9\" --seeds 5 --chart accuracy.png|@",
            "      nine learning rates, each with five seeds: which is best, and is it more than luck?",
            "  @|bold ${COMMAND-FULL-NAME} --data mine.csv --over \"learning rate=log 0.01 to 1 in 5\" --over hidden=10,32,none|@",
            "      @|bold --epochs 10 --batch-size 32 --seeds 3 --into results.csv --chart a.svg --heat-map b.svg|@",
            "      your own examples, a grid of 15 settings; each result is in results.csv as soon as there is one",
            "  @|bold ${COMMAND-FULL-NAME} --resume --into results.csv --data mine.csv|@",
            "      goes on where that one was stopped, or draws it once more; the examples have to be named again",
            "  @|bold ${COMMAND-FULL-NAME} --search \"random 100 seed 1\" --over \"learning rate=log 0.001 to 10\"|@",
            "      @|bold --over \"l2=0 to 0.01\" --halving \"from 50 iterations, keep 1 of 3\" --budget 10m --parallel p.png|@",
            "      a hundred settings drawn at random, of which the better ones are trained for longer",
            "",
            "Values: 0.1, 0.3, 1 | 10 to 50 step 10 | log 0.001 to 1 in 7; for a --search: 0 to 0.5 | log 0.001 to 1.",
            ""
        })
final class SweepCommand implements Callable<Integer> {

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*(s|seconds|m|min|minutes|h|hours)");
    private static final Pattern WORK = Pattern.compile("(\\d{1,15})\\s*iterations");

    /** Settings that are printed. */
    private static final int PRINTED = 10;

    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DESCRIPTION",
            description = "a file with the text of a sweep, as --describe prints it")
    private Path description;

    @Mixin
    private DataOptions data;

    @Option(names = "--over", paramLabel = "OPTION=VALUES", description = "what varies; once for each option")
    private List<String> over = List.of();

    @Option(
            names = "--search",
            paramLabel = "HOW",
            description = "grid (if left out), or \"random 100 seed 1\", \"latin hypercube 100 seed 1\", \"sobol 64\"")
    private String search;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "each setting is trained with the seeds 1 to N; or \"1, 5, 9\"")
    private String seeds;

    @Option(
            names = "--halving",
            paramLabel = "HOW",
            description = "successive halving, as in \"from 50 iterations, keep 1 of 3\"")
    private String halving;

    @Option(
            names = "--budget",
            paramLabel = "LIMIT",
            description = "ends after 90s, 10m, 2h, or \"1000000 iterations\"")
    private String budget;

    @Option(names = "--into", paramLabel = "FILE", description = "results, a line of CSV as soon as there is one")
    private Path into;

    @Option(
            names = "--resume",
            description = "goes on with what --into has; without a description, with the file's own")
    private boolean resume;

    @Option(names = "--threads", paramLabel = "N", description = "cores to use (all if left out)")
    private Integer threads;

    @Option(names = "--spark", paramLabel = "URL", description = "trains on a cluster, as in spark://host:7077")
    private String spark;

    @Option(names = "--chart", paramLabel = "FILE", description = "accuracy with intervals, as .png or .svg")
    private String chart;

    @Option(names = "--heat-map", paramLabel = "FILE", description = "accuracy over two options of a grid")
    private String heatMap;

    @Option(names = "--parallel", paramLabel = "FILE", description = "all options, a line for each setting")
    private String parallel;

    @Option(names = "--curves", paramLabel = "FILE", description = "how the best and the typical network learned")
    private String curves;

    @Option(names = "--save-best", paramLabel = "FILE", description = "the network of the best training")
    private Path saveBest;

    @Option(names = "--describe", description = "prints the text of the sweep, and trains nothing")
    private boolean describe;

    @Spec
    void spec(CommandSpec own) {
        spec = own;
        TrainingOptions.addTo(own);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter log = spec.commandLine().getErr();
        if (resume && into == null) {
            throw new IllegalArgumentException("--resume needs --into, the results to go on with");
        }
        SweepPlan plan = plan();
        checkCharts(plan);
        OutputFiles.check(
                Stream.concat(Stream.of(description), data.files()),
                Stream.of(
                        into,
                        ChartFile.path(chart),
                        ChartFile.path(heatMap),
                        ChartFile.path(parallel),
                        ChartFile.path(curves),
                        saveBest));
        if (describe) {
            out.print(plan);
            return 0;
        }
        if (into != null && !resume && Files.exists(into) && Files.size(into) > 0) {
            throw new IOException(
                    into + " is there already: add --resume to go on with its sweep, or name another file");
        }
        SweepRun run = plan.over(data.split(log));
        run = into == null ? run : run.into(into);
        if (spark != null) {
            run = run.on(SparkWorkers.at(spark));
        } else if (threads != null) {
            run = run.on(new LocalCores(threads));
        }
        SweepResults results = run(run, log);
        out.println(results.explanation());
        print(results, out);
        if (results.rows().isEmpty()) {
            return 1;
        }
        draw(run, results, log);
        return 0;
    }

    /** What the file and the options describe together; options have the last word. */
    private SweepPlan plan() throws IOException {
        SweepPlan plan;
        if (description != null) {
            plan = SweepPlan.parse(text(description));
        } else if (resume && over.isEmpty()) {
            plan = SweepResults.read(into).plan();
        } else {
            plan = SweepPlan.grid();
        }
        plan = search == null ? plan : plan.line("search", search);
        plan = halving == null ? plan : plan.line("halving", halving);
        if (seeds != null) {
            plan = plan.line("seeds", seeds.matches("\\s*-?\\d{1,18}\\s*") ? "1 to " + seeds.strip() : seeds);
        }
        Set<TrainingOption> varied = EnumSet.noneOf(TrainingOption.class);
        for (String option : over) {
            int sign = option.indexOf('=');
            if (sign < 0) {
                throw new IllegalArgumentException(
                        "--over needs an option and its values, as in \"learning rate=0.1, 0.3\", but got \"" + option
                                + "\"");
            }
            String name = option.substring(0, sign).strip().replace('-', ' ');
            if (name.matches("seeds?")) {
                throw new IllegalArgumentException("seeds are given by an option of their own, as in --seeds 5");
            }
            TrainingOption named = TrainingOption.named(name);
            if (!varied.add(named) || TrainingOptions.isGiven(named, spec)) {
                throw new IllegalArgumentException(
                        named + " is given twice: name it once, by --over with all of its values");
            }
            plan = plan.with(named, Values.parse(option.substring(sign + 1)));
        }
        plan = TrainingOptions.with(plan, spec);
        if (plan.varied().isEmpty() && plan.seeds().size() < 2) {
            throw new IllegalArgumentException("a sweep needs something that varies: name it with --over, as in"
                    + " --over \"learning rate=log 0.001 to 1 in 7\"");
        }
        return budget == null ? plan : plan.budget(limit(budget));
    }

    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder, but a file with the text of a sweep is needed");
        }
        if (!Files.exists(file) && file.toString().contains("=")) {
            throw new IllegalArgumentException(file + " is no file with the text of a sweep; if it belongs to --over,"
                    + " put quotes around all of it, as in --over \"learning rate=0.1, 0.3\"");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " holds no text of a sweep", e);
        }
    }

    private static Budget limit(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (time.matches()) {
            long number = Long.parseLong(time.group(1));
            return Budget.of(
                    switch (time.group(2).charAt(0)) {
                        case 's' -> Duration.ofSeconds(number);
                        case 'h' -> Duration.ofHours(number);
                        default -> Duration.ofMinutes(number);
                    });
        }
        Matcher work = WORK.matcher(text.strip());
        if (work.matches()) {
            return Budget.ofIterations(Long.parseLong(work.group(1)));
        }
        throw new IllegalArgumentException(
                "--budget needs a time or work, as in 90s, 10m, 2h or \"1000000 iterations\", but got \"" + text
                        + "\"");
    }

    private static SweepResults run(SweepRun run, PrintWriter log) throws IOException {
        log.println(run.trainings() + " trainings. Ctrl-C ends it; what has ended until then is kept.");
        ProgressLine line = new ProgressLine(log);
        double[] best = {0};
        SweepResults results = run.listen((SweepRow row, SweepProgress progress) -> {
                    best[0] = row.diverged() ? best[0] : Math.max(best[0], row.accuracy());
                    line.show(
                            progress.iterations(),
                            progress.iterations() + progress.iterationsLeft(),
                            String.format(
                                    Locale.ROOT,
                                    "%d of %d trainings, best %.2f%%",
                                    progress.found() + progress.trained(),
                                    progress.trainings(),
                                    100 * best[0]));
                })
                .run();
        log.println("It took " + line.end() + ".");
        return results;
    }

    /** What can't be drawn is said before hours of training, not after. */
    private void checkCharts(SweepPlan plan) {
        int varied = plan.varied().size();
        if ((chart != null || parallel != null) && varied == 0) {
            throw new IllegalArgumentException(
                    "a chart needs an option that varies, but here nothing does, except the seed");
        }
        if (heatMap != null && (varied < 2 || plan.search().method() != Search.Method.GRID)) {
            throw new IllegalArgumentException("--heat-map needs a grid over two options, but this is a "
                    + plan.search() + " over " + varied + "; --parallel shows any sweep");
        }
    }

    /** The best settings as a table, and whether the first is more than lucky. */
    private static void print(SweepResults results, PrintWriter out) {
        List<TrainingOption> varied = results.plan().varied();
        List<SettingSummary> settings =
                results.settings().stream().sorted(SettingSummary.BEST_FIRST).toList();
        if (!varied.isEmpty() && !settings.isEmpty()) {
            int[] widths = IntStream.range(0, varied.size())
                    .map(column -> Math.max(
                            varied.get(column).toString().length(),
                            settings.stream()
                                    .mapToInt(setting ->
                                            setting.values().get(column).length())
                                    .max()
                                    .orElse(0)))
                    .toArray();
            out.println();
            StringBuilder head = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                head.append(padded(varied.get(column).toString(), widths[column]));
            }
            out.println(head + "accuracy   95% interval");
            settings.stream().limit(PRINTED).forEach(setting -> {
                StringBuilder row = new StringBuilder();
                for (int column = 0; column < widths.length; column++) {
                    row.append(padded(setting.values().get(column), widths[column]));
                }
                out.println((row + text(setting)).stripTrailing());
            });
            if (settings.size() > PRINTED) {
                out.println("and " + (settings.size() - PRINTED) + " more");
            }
            out.println();
        }
        out.println(results.verdict());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }

    private static String text(SettingSummary setting) {
        String mean =
                Double.isNaN(setting.mean()) ? "diverged" : String.format(Locale.ROOT, "%7.2f%%", 100 * setting.mean());
        String margin =
                Double.isNaN(setting.margin()) ? "" : String.format(Locale.ROOT, "± %.2f", 100 * setting.margin());
        String mark = setting.isBest() ? "best" : setting.isTied() ? "not to be told apart" : "";
        return String.format(Locale.ROOT, "%-10s %-9s %s", mean, margin, mark);
    }

    private void draw(SweepRun run, SweepResults results, PrintWriter log) throws IOException {
        ChartFile.save(chart, () -> Charts.sweep(results), log);
        ChartFile.save(heatMap, () -> Charts.heatMap(results), log);
        ChartFile.save(parallel, () -> Charts.parallel(results), log);
        if (Main.isStopping() && (curves != null || saveBest != null)) {
            log.println(
                    "Stopped: no network was trained again for --curves and --save-best; --resume goes on and makes them.");
            return;
        }
        ChartFile.save(curves, () -> Charts.curves(run, results), log);
        if (saveBest != null) {
            Training training = run.training(results.bestTraining());
            TrainingResult result = training.run();
            if (result.stopReason() == StopReason.INTERRUPTED) {
                log.println("Stopped: the best network was half trained again, and is not saved.");
                return;
            }
            new SavedNetwork(result.network(), TrainingNotes.of(training, result)).save(saveBest);
            log.println("Network: " + saveBest);
        }
    }
}
