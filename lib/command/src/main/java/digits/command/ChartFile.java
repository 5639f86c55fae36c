package digits.command;

import digits.views.Charts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.knowm.xchart.internal.chartpart.Chart;

/** Charts in files: PNG, or SVG, as the name says. */
final class ChartFile {

    private ChartFile() {}

    /** Where it goes; null if no file is named. Refuses a name before hours of training, not after. */
    static Path path(String file) {
        if (file == null) {
            return null;
        }
        if (!file.toLowerCase(Locale.ROOT).matches(".*\\.(png|svg)")) {
            throw new IllegalArgumentException("a chart is written as .png or .svg, but \"" + file + "\" is neither");
        }
        return Path.of(file);
    }

    static void save(String file, Supplier<Chart<?, ?>> chart, PrintWriter log) throws IOException {
        if (file != null) {
            try {
                Charts.save(chart.get(), file);
            } catch (IOException e) {
                throw new IOException(file + " can't be written: " + e.getMessage(), e);
            }
            log.println("Chart: " + file);
        }
    }
}
