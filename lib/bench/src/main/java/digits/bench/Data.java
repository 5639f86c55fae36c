package digits.bench;

import digits.data.DigitsCsv;
import digits.data.Mnist;
import digits.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Path;

/** The two data sets of the course, as the project's folder has them; the bench is started from there. */
final class Data {

    private Data() {}

    /** "digits" or "mnist"; the training examples. */
    static Dataset load(String name) throws IOException {
        return name.equals("digits")
                ? DigitsCsv.read(Path.of("data", "digits.csv"))
                : Mnist.load().train();
    }
}
