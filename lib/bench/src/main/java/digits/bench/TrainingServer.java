package digits.bench;

import digits.engine.EngineStepper;
import digits.engine.SideBySide;
import digits.training.Stepper;
import digits.training.Training;
import java.io.IOException;
import java.util.List;

/** The work of the comparison done by this project, as {@link Training} and {@link digits.training.Sweep} do it. */
public final class TrainingServer {

    private TrainingServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Server.serve(TrainingServer::prepare);
    }

    private static Server.Trainer prepare(Work work) throws IOException {
        List<Training> trainings = Plans.of(work, work.dataset());
        List<Stepper> steppers =
                trainings.size() == 1 ? List.of(new EngineStepper(trainings.get(0))) : SideBySide.of(trainings);
        return iterations -> {
            for (Stepper stepper : steppers) {
                stepper.advance(iterations);
            }
            return iterations;
        };
    }
}
