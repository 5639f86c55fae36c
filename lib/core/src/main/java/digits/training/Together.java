package digits.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Runs many trainings on all cores. Those of a group differ only in their optimizers' settings (α and the like), in the
 * weights they start from and in when to stop, and go through the examples side by side; each has the bits that it has alone.
 * A group is made when its turn comes.
 */
public final class Together {

    /** Is given what one training of a group has come to. */
    @FunctionalInterface
    public interface Listener {
        void accept(int group, int member, TrainingResult result);
    }

    /** What a worker tells the thread that waits: a training's end; or its own, where there is no result. */
    private record Message(int group, int member, TrainingResult result, Throwable failure) {}

    private final IntFunction<List<Training>> groups;
    private final int count;
    private final int threadsOfGroup;
    private final Listener underWay;
    private final AtomicInteger next = new AtomicInteger();
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private volatile boolean stopped;

    private Together(int count, IntFunction<List<Training>> groups, int threadsOfGroup, Listener underWay) {
        this.count = count;
        this.groups = groups;
        this.threadsOfGroup = threadsOfGroup;
        this.underWay = underWay;
    }

    /** Which trainings may go together, by their numbers. */
    public static List<List<Integer>> groups(List<Training> trainings) {
        List<List<Integer>> groups = new ArrayList<>();
        Map<TrainingSettings.Kind, List<Integer>> open = new HashMap<>();
        Map<TrainingSettings.Kind, Integer> most = new HashMap<>();
        for (int i = 0; i < trainings.size(); i++) {
            Training training = trainings.get(i);
            TrainingSettings.Kind kind = training.kind();
            List<Integer> group = open.get(kind);
            if (group == null || group.size() == most.computeIfAbsent(kind, first -> atOnce(training))) {
                group = new ArrayList<>();
                groups.add(group);
                open.put(kind, group);
            }
            group.add(i);
        }
        return groups;
    }

    /**
     * Groups, enough of them that each thread has one: the largest are halved as long as there are too few. Threads that share a
     * group wait for each other in every iteration.
     */
    public static <T> List<List<T>> spread(List<List<T>> groups, int threads) {
        List<List<T>> spread = new ArrayList<>(groups);
        while (spread.size() < threads) {
            int largest = 0;
            for (int i = 1; i < spread.size(); i++) {
                largest = spread.get(i).size() > spread.get(largest).size() ? i : largest;
            }
            int size = spread.isEmpty() ? 0 : spread.get(largest).size();
            if (size < 2) {
                break;
            }
            List<T> whole = spread.remove(largest);
            spread.add(largest, whole.subList(size / 2, size));
            spread.add(largest, whole.subList(0, size / 2));
        }
        return spread;
    }

    /** How many trainings of a kind are best put side by side; 1 if they can't be. */
    public static int atOnce(Training training) {
        return StepperProvider.find()
                .filter(provider -> training.mayBeFast())
                .map(provider -> provider.atOnce(training))
                .orElse(1);
    }

    /**
     * Runs all groups. A thread that is interrupted ends them all early; the interrupt is then answered, and no longer set.
     *
     * @param count how many groups there are
     * @param groups the trainings of each; called in any thread, and may give none for a group that is to be left out
     * @param threads how many threads to use at most; each group has one, unless there are more threads than groups
     * @param ended is given each training's result as soon as it ends, in the calling thread
     * @param underWay is given each training that goes on, at each of its measurements, as it would be if it were
     *     interrupted there, with that measurement alone in its history; in any thread, but never by two at once
     * @throws IllegalStateException if a training failed; the others are then interrupted
     */
    public static void run(
            int count, IntFunction<List<Training>> groups, int threads, Listener ended, Listener underWay) {
        if (count > 0) {
            int workers = Math.min(count, threads);
            new Together(count, groups, threads / workers, underWay).run(workers, ended);
        }
    }

    private void run(int workers, Listener ended) {
        ExecutorService executor = Executors.newFixedThreadPool(workers, Together::worker);
        for (int worker = 0; worker < workers; worker++) {
            executor.execute(this::work);
        }
        Throwable failure = null;
        try {
            for (int working = workers; working > 0; ) {
                try {
                    Message message = messages.take();
                    if (message.result() != null) {
                        ended.accept(message.group(), message.member(), message.result());
                        continue;
                    }
                    working--;
                    if (message.failure() != null) {
                        failure = message.failure();
                        stop(executor);
                    }
                } catch (InterruptedException stop) {
                    // Asked once or again: the trainings put down what they have, and are waited for.
                    stop(executor);
                }
            }
        } finally {
            stop(executor);
        }
        if (failure != null) {
            throw new IllegalStateException("a training of the sweep failed: " + failure.getMessage(), failure);
        }
    }

    private void stop(ExecutorService executor) {
        stopped = true;
        executor.shutdownNow();
    }

    /** What a worker does: one group after the other. */
    private void work() {
        Throwable failure = null;
        try {
            for (int group = next.getAndIncrement(); group < count && !stopped; group = next.getAndIncrement()) {
                run(group, groups.apply(group));
            }
        } catch (CancellationException inSetUp) {
            // Asked to stop before there was anything to put down.
        } catch (RuntimeException | Error failed) {
            failure = failed;
        }
        messages.add(new Message(0, 0, null, failure));
    }

    /** Runs the trainings of a group in step, from measurement to measurement. */
    private void run(int group, List<Training> trainings) {
        List<TrainingRun> runs = new ArrayList<>();
        if (trainings.size() == 1) {
            runs.add(threads(trainings.get(0)).start());
        } else if (!trainings.isEmpty()) {
            trainings.get(0).checkLoss();
            List<Stepper> steppers = StepperProvider.find()
                    .orElseThrow()
                    .sideBySide(trainings.stream().map(this::threads).toList());
            for (int i = 0; i < trainings.size(); i++) {
                runs.add(trainings.get(i).start(steppers.get(i)));
            }
        }
        boolean[] told = new boolean[runs.size()];
        for (int running = runs.size(); running > 0; ) {
            for (int member = 0; member < runs.size(); member++) {
                if (told[member]) {
                    continue;
                }
                if (runs.get(member).hasNext()) {
                    TrainingResult soFar =
                            soFar(trainings.get(member), runs.get(member).next());
                    synchronized (underWay) {
                        underWay.accept(group, member, soFar);
                    }
                    continue;
                }
                messages.add(new Message(group, member, runs.get(member).result(), null));
                told[member] = true;
                running--;
            }
        }
    }

    private Training threads(Training training) {
        return training.threads(Math.min(training.threads(), threadsOfGroup));
    }

    private static TrainingResult soFar(Training training, TrainingStep step) {
        History history = History.empty().with(step.measurement());
        return new TrainingResult(
                step.network(),
                step.iteration(),
                history,
                StopReason.INTERRUPTED,
                step.iteration(),
                training.optimizer());
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "sweep");
        thread.setDaemon(true);
        return thread;
    }
}
