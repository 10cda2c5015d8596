package dev.earshot.app.server;

import dev.earshot.app.qr.QrCode;
import java.net.URI;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// An address for a phone's camera, dark on light whatever the theme: not every reader takes the other way round.
final class QrView extends ImageView {
    static final double SIZE = 180;

    QrView(URI address) {
        var code = QrCode.of(address.toString());
        int side = code.size() + 2 * QrCode.MARGIN;
        int pixels = (int) Math.ceil(2 * SIZE / side); // of a module, on a screen at 200 %
        var image = new WritableImage(side * pixels, side * pixels);
        var writer = image.getPixelWriter();
        for (int y = 0; y < side * pixels; y++) {
            for (int x = 0; x < side * pixels; x++) {
                boolean dark = code.dark(x / pixels - QrCode.MARGIN, y / pixels - QrCode.MARGIN);
                writer.setColor(x, y, dark ? Color.BLACK : Color.WHITE);
            }
        }
        setImage(image);
        setFitWidth(SIZE);
        setFitHeight(SIZE);
        setAccessibleText("QR code of " + address);
    }
}
