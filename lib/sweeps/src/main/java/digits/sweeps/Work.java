package digits.sweeps;

import digits.dataset.Dataset;
import digits.training.Together;
import digits.training.Training;
import digits.training.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Trainings of a sweep as {@link Workers} take them: which there are, how each is made, and what is kept of what it came to. */
public final class Work {

    private final SweepPlan plan;
    private final Dataset train;
    private final Dataset test;
    private final List<Setting> settings;
    private final List<List<String>> values;
    private final List<TrainingOption> varied;
    private final int fullLength;

    /** @param test may be null */
    public Work(SweepPlan plan, Dataset train, Dataset test) {
        this.plan = plan;
        this.train = train;
        this.test = test;
        settings = plan.settings();
        if ((long) settings.size() * plan.seeds().size() > Search.MOST) {
            throw new IllegalArgumentException("a sweep needs at most " + Search.MOST + " trainings, but has "
                    + settings.size() + " settings with " + plan.seeds().size() + " seeds each");
        }
        varied = plan.varied();
        values = settings.stream()
                .map(setting -> varied.stream().map(setting::get).toList())
                .toList();
        fullLength = Integer.parseInt(settings.get(0).get(TrainingOption.ITERATIONS));
    }

    public SweepPlan plan() {
        return plan;
    }

    public Dataset train() {
        return train;
    }

    /** Null if there are none. */
    public Dataset test() {
        return test;
    }

    int settings() {
        return settings.size();
    }

    /** How many trainings each stage begins with at most, the first stage's first. */
    List<Integer> stageSizes() {
        List<Integer> sizes = new ArrayList<>();
        int left = settings.size();
        for (int stage = 1; stage <= stages(); stage++) {
            sizes.add(left * plan.seeds().size());
            left = plan.halving() == null ? left : plan.halving().kept(left);
        }
        return sizes;
    }

    /** How many iterations all stages have: which settings later ones begin with is not known, but how many. */
    long iterations() {
        List<Integer> sizes = stageSizes();
        long sum = 0;
        for (int stage = 1; stage <= sizes.size(); stage++) {
            int these = sizes.get(stage - 1) / plan.seeds().size();
            sum += jobs(IntStream.rangeClosed(1, these).boxed().toList(), stage).stream()
                    .mapToLong(this::iterations)
                    .sum();
        }
        return sum;
    }

    int stages() {
        return lengths().size();
    }

    private List<Integer> lengths() {
        return plan.halving() == null ? List.of(fullLength) : plan.halving().lengths(fullLength);
    }

    /** The jobs of some settings, given by their numbers from 1, with all seeds. */
    List<Job> jobs(List<Integer> these, int stage) {
        int seeds = plan.seeds().size();
        List<Job> jobs = new ArrayList<>();
        for (int setting : these) {
            for (int seed = 0; seed < seeds; seed++) {
                jobs.add(new Job((setting - 1) * seeds + seed + 1, stage));
            }
        }
        return jobs;
    }

    private Setting of(Job job) {
        Setting setting = settings.get(settingOf(job.training()) - 1);
        return plan.halving() == null
                ? setting
                : setting.withIterations(lengths().get(job.stage() - 1));
    }

    /** The training of a job; anew at each call. */
    public Training training(Job job) {
        return of(job).training(train, test, seedOf(job.training()));
    }

    /** How many iterations a job has; goes by the settings alone. */
    long iterations(Job job) {
        Setting setting = of(job);
        String epochs = setting.get(TrainingOption.EPOCHS);
        if (epochs == null) {
            return Long.parseLong(setting.get(TrainingOption.ITERATIONS));
        }
        String batch = setting.get(TrainingOption.BATCH_SIZE);
        int size = batch.equals(OptionValues.ALL) ? train.size() : Integer.parseInt(batch);
        return Long.parseLong(epochs) * ((train.size() + size - 1) / size);
    }

    /** What is kept of what a job came to. */
    public SweepRow row(Job job, TrainingResult result) {
        int training = job.training();
        return SweepRow.of(training, job.stage(), settingOf(training), seedOf(training), values(training), result);
    }

    /** A result as text, to be sent or kept; {@link #read} reads it. */
    public String write(SweepRow row) {
        return RowText.write(row);
    }

    /**
     * Reads what {@link #write} gives.
     *
     * @throws IllegalArgumentException if it is no result of a training of this sweep
     */
    public SweepRow read(String text) {
        return RowText.read(text, this);
    }

    /** Whether a result can be one of this sweep. */
    boolean has(SweepRow row) {
        return row.training() >= 1
                && row.training() <= trainings()
                && row.stage() >= 1
                && row.stage() <= stages()
                && row.seed() == seedOf(row.training())
                && row.values().equals(values(row.training()));
    }

    List<String> values(int training) {
        return values.get(settingOf(training) - 1);
    }

    int settingOf(int training) {
        return (training - 1) / plan.seeds().size() + 1;
    }

    long seedOf(int training) {
        return plan.seeds().get((training - 1) % plan.seeds().size());
    }

    int trainings() {
        return settings.size() * plan.seeds().size();
    }

    /** How many trainings there are with all stages of successive halving. */
    int trainingsOfAllStages() {
        return stageSizes().stream().mapToInt(size -> size).sum();
    }

    /** The same jobs in groups that may go through the examples side by side. */
    List<List<Job>> groups(List<Job> jobs) {
        Map<String, List<Job>> kinds = new LinkedHashMap<>();
        for (Job job : jobs) {
            kinds.computeIfAbsent(of(job).kind(seedOf(job.training())), kind -> new ArrayList<>())
                    .add(job);
        }
        List<List<Job>> groups = new ArrayList<>();
        for (List<Job> alike : kinds.values()) {
            int most = alike.size() == 1 ? 1 : Together.atOnce(training(alike.get(0)));
            for (int from = 0; from < alike.size(); from += most) {
                groups.add(List.copyOf(alike.subList(from, Math.min(alike.size(), from + most))));
            }
        }
        return groups;
    }

    /** @throws IllegalArgumentException if the examples are not for what the options ask */
    void check() {
        for (Setting setting : settings) {
            String batch = setting.get(TrainingOption.BATCH_SIZE);
            if (!batch.equals(OptionValues.ALL) && Integer.parseInt(batch) > train.size()) {
                throw new IllegalArgumentException("batch size needs to be at most the number of training examples, "
                        + train.size() + ", but the sweep has " + batch);
            }
        }
        int distorting = IntStream.range(0, settings.size())
                .filter(i -> settings.get(i).distorts())
                .findFirst()
                .orElse(0);
        training(jobs(List.of(distorting + 1), 1).get(0));
    }
}
