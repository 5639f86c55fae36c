package digits.views;

import digits.dataset.Dataset;
import digits.matrix.Matrix;
import digits.network.Layer;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.internal.chartpart.Chart;

/** Pictures of digits and of weights. Each pixel of a digit becomes a square with sharp edges. */
public final class Pictures {

    /** The size of one digit alone, in pixels of the page; the nearest multiple of its own size is taken. */
    private static final int ALONE = 168;

    private static final int IN_GALLERY = 64;

    private static final int GALLERY_COLUMNS = 10;

    static {
        Drawing.withoutWindows();
    }

    private Pictures() {}

    /**
     * One digit (height × width), pixels from 0, white paper, to 1, black ink. A column of X, whose pixels are those of a square,
     * is drawn as that square.
     */
    public static Picture digit(Matrix picture) {
        int side = (int) Math.round(Math.sqrt(picture.rows()));
        boolean isColumn = picture.columns() == 1 && side * side == picture.rows();
        return tiles("", List.of(isColumn ? picture.reshape(side, side) : picture), null, Palette::ink, ALONE);
    }

    /**
     * One digit of a data set, with its label.
     *
     * @throws IndexOutOfBoundsException if there is no such example
     */
    public static Picture digit(Dataset dataset, int example) {
        return tiles(
                "",
                List.of(dataset.picture(example)),
                List.of("example " + example + ": " + dataset.label(example)),
                Palette::ink,
                ALONE);
    }

    /**
     * Digits of a data set side by side, ten to a row, each with its label.
     *
     * @throws IllegalArgumentException if none is chosen
     * @throws IndexOutOfBoundsException if there is no such example
     */
    public static Picture gallery(Dataset dataset, int... examples) {
        return gallery(dataset, example -> String.valueOf(dataset.label(example)), examples);
    }

    /**
     * Digits of a data set side by side, ten to a row, each with a caption of your own:
     *
     * <pre>{@code
     * Pictures.gallery(test, example -> predicted[example] + " (is " + test.label(example) + ")", 3, 17, 42)
     * }</pre>
     *
     * @param caption what stands below an example, given its number in the data set; short, or it is cut
     * @throws IllegalArgumentException if none is chosen
     * @throws IndexOutOfBoundsException if there is no such example
     */
    public static Picture gallery(Dataset dataset, IntFunction<String> caption, int... examples) {
        if (examples.length == 0) {
            throw new IllegalArgumentException("a gallery needs at least one example, but got none");
        }
        List<Matrix> pictures = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        for (int example : examples) {
            pictures.add(dataset.picture(example));
            captions.add(caption.apply(example));
        }
        return tiles("", pictures, captions, Palette::ink, IN_GALLERY);
    }

    /**
     * What each unit of a layer looks for: its weights as a picture, orange where it wants ink, blue where it wants none,
     * white where it does not care. The strongest weight of the layer has the full colour.
     *
     * @param layer a layer whose inputs are pixels: the first one of a network
     * @param height rows of the pictures it takes in
     * @param width their columns
     * @param units which are shown, counted from 0; all if none is named
     * @throws IllegalArgumentException if height · width is not the number of the layer's inputs, or the layer has no such unit
     */
    public static Picture weights(Layer layer, int height, int width, int... units) {
        if (height < 1 || width < 1 || height * width != layer.inputs()) {
            throw new IllegalArgumentException("weights needs height · width = the layer's " + layer.inputs()
                    + " inputs, but got " + height + "×" + width);
        }
        double strongest =
                Arrays.stream(layer.W().toArray()).map(Math::abs).max().orElseThrow();
        List<Matrix> pictures = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        for (int unit :
                units.length > 0 ? units : IntStream.range(0, layer.units()).toArray()) {
            if (unit < 0 || unit >= layer.units()) {
                throw new IllegalArgumentException(
                        "weights needs a unit from 0 to " + (layer.units() - 1) + ", but got " + unit);
            }
            pictures.add(layer.W().row(unit).reshape(height, width));
            captions.add("unit " + unit);
        }
        return tiles(
                "weights as ",
                pictures,
                captions,
                weight -> Palette.diverging(strongest == 0 ? weight : weight / strongest),
                IN_GALLERY);
    }

    /**
     * Charts side by side, as wide together as a notebook is; their text keeps its size. Two or three are readable.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Picture sideBySide(Chart<?, ?>... charts) {
        if (charts.length == 0) {
            throw new IllegalArgumentException("sideBySide needs at least one chart, but got none");
        }
        int width = ChartStyle.NOTEBOOK_WIDTH / charts.length;
        double highest = Arrays.stream(charts)
                .mapToDouble(chart -> (double) chart.getHeight() / chart.getWidth())
                .max()
                .orElseThrow();
        int height = (int) Math.min(ChartStyle.HEIGHT, width * Math.max(2.0 / 3, highest));
        String words = Arrays.stream(charts).map(ChartWords::of).collect(Collectors.joining(" Beside it: "));
        return Drawing.charts(width, height, words, charts);
    }

    private static Picture tiles(
            String what, List<Matrix> pictures, List<String> captions, DoubleFunction<Color> colors, int wanted) {
        Matrix first = pictures.get(0);
        boolean alike = captions != null && captions.stream().distinct().count() == 1 && captions.size() > 1;
        String said = captions == null ? "" : alike ? captions.get(0) : String.join("; ", captions);
        String words = what + (pictures.size() == 1 ? "a picture" : pictures.size() + " pictures") + " of "
                + first.shape() + " pixels" + (said.isBlank() ? "" : (alike ? ", each: " : ": ") + said);
        int dot = Math.max(1, Math.round((float) wanted / Math.max(first.rows(), first.columns())));
        Tiles tiles = new Tiles(
                Math.min(GALLERY_COLUMNS, pictures.size()),
                first.columns() * dot,
                first.rows() * dot,
                captions == null ? null : Drawing.font(Font.PLAIN, 13));
        return tiles.draw(words, pictures, captions, colors, dot);
    }
}
