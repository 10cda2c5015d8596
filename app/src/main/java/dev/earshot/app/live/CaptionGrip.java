package dev.earshot.app.live;

import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// Moves a window without a frame by its middle, and changes its size by its edges.
final class CaptionGrip {
    /// How far an edge reaches inwards, in pixels.
    private static final double EDGE = 10;

    private final Stage window;
    private final Runnable done;
    private Rectangle2D before = Rectangle2D.EMPTY;
    private double fromX;
    private double fromY;
    private int sideways;
    private int upright;

    /// @param done runs after each move
    CaptionGrip(Stage window, Runnable done) {
        this.window = window;
        this.done = done;
    }

    void on(Region frame) {
        frame.addEventHandler(MouseEvent.MOUSE_MOVED, move -> frame.setCursor(cursor(frame, move)));
        frame.addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            before = new Rectangle2D(window.getX(), window.getY(), window.getWidth(), window.getHeight());
            fromX = press.getScreenX();
            fromY = press.getScreenY();
            sideways = side(press.getX(), frame.getWidth());
            upright = side(press.getY(), frame.getHeight());
        });
        frame.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        frame.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> done.run());
    }

    /// -1 at the near edge, 1 at the far one, 0 between.
    private static int side(double at, double length) {
        return at < EDGE ? -1 : at > length - EDGE ? 1 : 0;
    }

    private static Cursor cursor(Node frame, MouseEvent at) {
        int x = side(at.getX(), frame.getLayoutBounds().getWidth());
        int y = side(at.getY(), frame.getLayoutBounds().getHeight());
        if (x == 0 && y == 0) {
            return Cursor.MOVE;
        }
        if (y == 0) {
            return Cursor.H_RESIZE;
        }
        if (x == 0) {
            return Cursor.V_RESIZE;
        }
        return x == y ? Cursor.NW_RESIZE : Cursor.NE_RESIZE;
    }

    private void drag(MouseEvent to) {
        double right = to.getScreenX() - fromX;
        double down = to.getScreenY() - fromY;
        if (sideways == 0 && upright == 0) {
            window.setX(before.getMinX() + right);
            window.setY(before.getMinY() + down);
            return;
        }
        double width = Math.max(CaptionPlaces.LEAST_WIDTH, before.getWidth() + sideways * right);
        double height = Math.max(CaptionPlaces.LEAST_HEIGHT, before.getHeight() + upright * down);
        if (sideways < 0) {
            window.setX(before.getMaxX() - width);
        }
        if (upright < 0) {
            window.setY(before.getMaxY() - height);
        }
        window.setWidth(width);
        window.setHeight(height);
    }
}
