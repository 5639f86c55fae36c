package digits.engine;

import digits.training.Stepper;
import digits.training.StepperProvider;
import digits.training.Training;
import java.util.List;

/** What the library finds of the engine; see META-INF/services. */
public final class EngineProvider implements StepperProvider {

    @Override
    public Stepper stepper(Training training) {
        return new EngineStepper(training);
    }

    @Override
    public List<Stepper> sideBySide(List<Training> trainings) {
        return SideBySide.of(trainings);
    }

    @Override
    public int atOnce(Training training) {
        return SideBySide.atOnce(training);
    }
}
