import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Draws Earshot's icon in every size: a waveform that turns into lines of text, on deep water.
///
/// `java packaging/icon/DrawIcon.java app/src/main/resources/dev/earshot/app/shell 16 32 48 128 256`
final class DrawIcon {
    /// Everything is laid out on a square of this side.
    private static final double GRID = 64;

    private static final double[] WAVE = {10, 22, 36, 20, 8};
    private static final double[] TEXT_ENDS = {55, 51, 55, 47};

    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        var folder = Path.of(args[0]);
        Files.createDirectories(folder);
        for (int i = 1; i < args.length; i++) {
            int size = Integer.parseInt(args[i]);
            ImageIO.write(draw(size), "png", folder.resolve("icon-" + size + ".png").toFile());
        }
    }

    private static BufferedImage draw(int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(size / GRID, size / GRID);
        g.setPaint(new GradientPaint(0, 0, new Color(0x12899E), 0, (float) GRID, new Color(0x075463)));
        g.fill(new RoundRectangle2D.Double(2, 2, 60, 60, 28, 28));
        if (size <= 24) {
            drawSmall(g);
        } else {
            drawLarge(g);
        }
        g.dispose();
        return image;
    }

    private static void drawLarge(Graphics2D g) {
        g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(Color.WHITE);
        for (int i = 0; i < WAVE.length; i++) {
            bar(g, 11 + 6.5 * i, WAVE[i]);
        }
        g.setColor(new Color(0xA9E5EF));
        for (int i = 0; i < TEXT_ENDS.length; i++) {
            double y = 20 + 8 * i;
            g.draw(new Line2D.Double(44, y, TEXT_ENDS[i], y));
        }
    }

    /// Fine lines would blur: three strokes of the wave alone.
    private static void drawSmall(Graphics2D g) {
        g.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(Color.WHITE);
        bar(g, 18, 12);
        bar(g, 32, 30);
        bar(g, 46, 12);
    }

    private static void bar(Graphics2D g, double x, double height) {
        g.draw(new Line2D.Double(x, (GRID - height) / 2, x, (GRID + height) / 2));
    }
}
