package digits.views;

import digits.sweeps.SettingSummary;
import digits.sweeps.SweepResults;
import digits.sweeps.TrainingOption;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;

/**
 * Mean accuracies over two options of a sweep, a cell for each setting. XChart draws axes and colours; marks and numbers, which say
 * more than one number can, are drawn over them.
 */
final class SettingsHeatMap extends HeatMapChart {

    /** As many cells side by side as leave room for a number in each. */
    private static final int NUMBERS = 12;

    /** More labels side by side need smaller letters. */
    private static final int FEW = 7;

    private static final Color HATCH = new Color(0xBBBBBB);
    private static final double HATCH_EVERY = 9;

    private final transient OptionAxis across;
    private final transient OptionAxis upwards;
    private final transient SweepSlice slice;

    private SettingsHeatMap(SweepSlice slice, OptionAxis across, OptionAxis upwards, String title) {
        super(new HeatMapChartBuilder()
                .width(ChartStyle.WIDTH)
                .height(ChartStyle.WIDTH * 3 / 4)
                .title(title)
                .xAxisTitle(across.title())
                .yAxisTitle(upwards.title()));
        this.across = across;
        this.upwards = upwards;
        this.slice = slice;
    }

    /** Chooses the options: what is varied by factors to the right. */
    static HeatMapChart of(SweepResults sweep) {
        List<OptionAxis> axes = OptionAxis.all(sweep);
        if (axes.size() < 2) {
            throw new IllegalArgumentException(
                    "a heat map of a sweep needs two options that it varies, but it varies " + axes.size());
        }
        OptionAxis across = OptionAxis.best(axes).orElseThrow();
        OptionAxis upwards = axes.stream()
                .filter(axis -> !axis.equals(across))
                .max(Comparator.comparingInt(axis -> axis.values().size()))
                .orElseThrow();
        return of(sweep, across, upwards);
    }

    static HeatMapChart of(SweepResults sweep, String across, String upwards) {
        return of(
                sweep,
                OptionAxis.of(sweep, TrainingOption.named(across)),
                OptionAxis.of(sweep, TrainingOption.named(upwards)));
    }

    private static HeatMapChart of(SweepResults sweep, OptionAxis across, OptionAxis upwards) {
        SweepSlice slice = SweepSlice.of(sweep, List.of(across, upwards));
        if (!slice.isGrid() || across.equals(upwards)) {
            throw new IllegalArgumentException("a heat map of a sweep needs a grid over two options, but this is "
                    + (slice.isGrid()
                            ? across.option() + " twice"
                            : sweep.plan().search())
                    + "; Charts.parallel shows any sweep");
        }
        SettingsHeatMap chart = new SettingsHeatMap(
                slice, across, upwards, slice.title("Mean accuracy (%), the best framed, × diverged"));
        chart.fill();
        return chart;
    }

    private void fill() {
        HeatMapStyler styler = getStyler();
        ChartStyle.apply(styler);
        styler.setPlotContentSize(1);
        styler.setPlotGridLinesVisible(false);
        styler.setShowValue(false);
        styler.setHeatMapValueDecimalPattern("0");
        // Else the numbers say it.
        styler.setLegendVisible(!numbersFit());
        if (across.values().size() > FEW) {
            styler.setAxisTickLabelsFont(Drawing.font(Font.PLAIN, 11));
        }
        styler.setXAxisMaxLabelCount(
                Math.max(2, Math.max(across.values().size(), upwards.values().size())));
        List<Number[]> cells = new ArrayList<>();
        double least = 100, most = 0;
        for (SettingSummary setting : slice.measured()) {
            double percent = 100 * setting.mean();
            cells.add(new Number[] {column(setting), row(setting), percent});
            least = Math.min(least, percent);
            most = Math.max(most, percent);
        }
        styler.setRangeColors(new Color[] {Palette.BACKGROUND, Palette.MANY});
        styler.setMin(Math.floor(Math.min(least, most - 1)));
        styler.setMax(Math.ceil(most));
        if (cells.isEmpty()) {
            // Everything diverged; a map without a cell can't be drawn.
            cells.add(new Number[] {0, 0, 0});
            styler.setMin(0);
            styler.setMax(100);
        }
        addSeries("settings", labels(across), labels(upwards), cells);
    }

    private boolean numbersFit() {
        return across.values().size() <= NUMBERS && upwards.values().size() <= 2 * NUMBERS;
    }

    private static List<String> labels(OptionAxis axis) {
        return axis.values().stream().map(OptionAxis::rounded).toList();
    }

    private int column(SettingSummary setting) {
        return across.values().indexOf(across.value(setting));
    }

    private int row(SettingSummary setting) {
        return upwards.values().indexOf(upwards.value(setting));
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        super.paint(graphics, width, height);
        Rectangle2D plotted = plot.getBounds();
        graphics.setFont(Drawing.font(Font.PLAIN, 13));
        Stream.concat(
                        slice.settings().stream().filter(setting -> !setting.isBest()),
                        // Last, so that its frame lies above its neighbours.
                        slice.settings().stream().filter(SettingSummary::isBest))
                .forEach(setting -> mark(graphics, setting, cell(setting, plotted)));
    }

    private Rectangle2D cell(SettingSummary setting, Rectangle2D plotted) {
        double wide = plotted.getWidth() / across.values().size();
        double high = plotted.getHeight() / upwards.values().size();
        return new Rectangle2D.Double(
                plotted.getX() + column(setting) * wide,
                plotted.getY() + (upwards.values().size() - 1 - row(setting)) * high,
                wide,
                high);
    }

    private void mark(Graphics2D graphics, SettingSummary setting, Rectangle2D cell) {
        if (Double.isNaN(setting.mean())) {
            hatch(graphics, cell);
        }
        String text = text(setting);
        if (numbersFit()) {
            graphics.setColor(Palette.TEXT);
            int baseline = (int) (cell.getCenterY() + graphics.getFontMetrics().getAscent() * 0.4);
            Drawing.centred(graphics, text, (int) cell.getCenterX(), baseline);
        }
        if (setting.isBest()) {
            graphics.setColor(Palette.TEXT);
            graphics.setStroke(new BasicStroke(3));
            graphics.draw(new Rectangle2D.Double(
                    cell.getX() + 1.5, cell.getY() + 1.5, cell.getWidth() - 3, cell.getHeight() - 3));
        }
    }

    /** The mean; in brackets if it is that of an earlier stage; what of its seeds diverged as a cross. */
    private String text(SettingSummary setting) {
        if (Double.isNaN(setting.mean())) {
            return "×";
        }
        String mean = String.format(Locale.ROOT, "%.1f", 100 * setting.mean());
        if (setting.stage() < slice.lastStage()) {
            return "(" + mean + ")";
        }
        return setting.diverged() > 0 ? mean + " ×" : mean;
    }

    /** Slanted lines across a cell. Each ends at the cell's border by itself: clips are not safe in SVG. */
    private static void hatch(Graphics2D graphics, Rectangle2D cell) {
        graphics.setColor(HATCH);
        graphics.setStroke(new BasicStroke(1));
        double width = cell.getWidth(), height = cell.getHeight();
        for (double sum = HATCH_EVERY; sum < width + height; sum += HATCH_EVERY) {
            graphics.draw(new Line2D.Double(
                    cell.getX() + Math.max(0, sum - height),
                    cell.getY() + Math.min(sum, height),
                    cell.getX() + Math.min(sum, width),
                    cell.getY() + Math.max(0, sum - width)));
        }
    }
}
