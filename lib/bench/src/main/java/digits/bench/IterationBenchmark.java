package digits.bench;

import digits.dataset.Dataset;
import digits.engine.EngineStepper;
import digits.training.Training;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One iteration of training, by the engine on one and on two threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:-UseFPUForSpilling", "-Xmx3g"})
public class IterationBenchmark {

    @Param({
        "data=digits examples=1437 layers=64-10-10 batch=0",
        "data=mnist examples=41000 layers=784-10-10 batch=0",
        "data=mnist examples=60000 layers=784-128-10 batch=64",
        "data=mnist examples=60000 layers=784-512-10 batch=100"
    })
    public String work;

    @Param({"1", "2"})
    public int threads;

    private EngineStepper stepper;

    @Setup
    public void prepare() throws IOException {
        Work parsed =
                Work.parse(work + " precision=double rates=0.1 iterations=1").work();
        Dataset dataset = parsed.dataset();
        Training training = Plans.of(parsed, dataset).get(0).threads(threads);
        stepper = new EngineStepper(training);
    }

    @Benchmark
    public int iteration() throws InterruptedException {
        stepper.advance(1);
        return stepper.iteration();
    }
}
