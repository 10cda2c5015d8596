package dev.earshot.app.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of the window for people to look at. With `-Dscreenshots.update=true` they go to `docs/screenshots`, where
/// they are committed; otherwise to `target/screenshots`, so that a test run leaves the working tree as it was.
public final class Screenshots {
    private Screenshots() {}

    /// @param name of the file, without `.png`
    /// @param scale pixels of the picture for each pixel of the scene
    public static void take(String name, Scene scene, double scale) {
        WritableImage image = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            var parameters = new SnapshotParameters();
            parameters.setFill(scene.getFill());
            parameters.setTransform(new Scale(scale, scale));
            // Not what hangs over the edge, such as shadows.
            parameters.setViewport(new Rectangle2D(0, 0, scene.getWidth() * scale, scene.getHeight() * scale));
            return scene.getRoot().snapshot(parameters, null);
        });
        try {
            Files.createDirectories(folder());
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    folder().resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        return Boolean.getBoolean("screenshots.update")
                ? Path.of(System.getProperty("earshot.root"), "docs", "screenshots")
                : Path.of("target", "screenshots");
    }
}
