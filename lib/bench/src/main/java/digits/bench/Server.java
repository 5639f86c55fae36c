package digits.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Answers requests on standard input with the seconds that the iterations took; lib/bench/peers/serve.py is its twin. */
final class Server {

    private Server() {}

    /** Takes at least so many iterations, and says how many it took. */
    @FunctionalInterface
    interface Trainer {
        int train(int iterations) throws InterruptedException;
    }

    /** Loads, compiles and makes ready what is not to be measured. */
    @FunctionalInterface
    interface Preparation {
        Trainer prepare(Work work) throws IOException;
    }

    static void serve(Preparation preparation) throws IOException, InterruptedException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String current = "";
        Trainer trainer = null;
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            Work.Request request = Work.parse(line);
            if (!request.work().text().equals(current)) {
                // The old one first, so that its memory can be had again.
                trainer = null;
                trainer = preparation.prepare(request.work());
                trainer.train(2);
                current = request.work().text();
            }
            long wall = System.nanoTime();
            long cpu = cpuNanos();
            int taken = trainer.train(request.iterations());
            System.out.printf(
                    Locale.ROOT,
                    "seconds=%.9f cpu=%.9f iterations=%d%n",
                    (System.nanoTime() - wall) / 1e9,
                    (cpuNanos() - cpu) / 1e9,
                    taken);
        }
    }

    /** CPU time of all threads of this process. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
