package digits.views;

import digits.matrix.Matrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Small pictures in rows and columns, a caption below each.
 *
 * @param columns how many stand side by side
 * @param width of one, in pixels of the page
 * @param height of one
 * @param font of the captions; null if there are none
 */
record Tiles(int columns, int width, int height, Font font) {

    private static final int GAP = 8;
    private static final int CAPTION = 18;

    Picture draw(String words, List<Matrix> pictures, List<String> captions, DoubleFunction<Color> colors, int dot) {
        int stepX = width + GAP;
        int stepY = height + GAP + (captions == null ? 0 : CAPTION);
        int rows = (pictures.size() + columns - 1) / columns;
        return Drawing.picture(columns * stepX + GAP, rows * stepY + GAP, words, graphics -> {
            for (int i = 0; i < pictures.size(); i++) {
                int x = GAP + i % columns * stepX;
                int y = GAP + i / columns * stepY;
                dots(graphics, pictures.get(i), x, y, colors, dot);
                if (captions != null) {
                    graphics.setFont(font);
                    Drawing.centred(graphics, captions.get(i), x + width / 2, y + height + CAPTION - 4);
                }
            }
        });
    }

    private void dots(Graphics2D graphics, Matrix picture, int left, int top, DoubleFunction<Color> colors, int dot) {
        // The frame is what stands out behind the dots: a line drawn around them would blur into the outer ones.
        graphics.setColor(Palette.GRID);
        graphics.fillRect(left - 1, top - 1, width + 2, height + 2);
        for (int row = 0; row < picture.rows(); row++) {
            for (int column = 0; column < picture.columns(); column++) {
                graphics.setColor(colors.apply(picture.get(row, column)));
                graphics.fillRect(left + column * dot, top + row * dot, dot, dot);
            }
        }
        graphics.setColor(Palette.TEXT);
    }
}
