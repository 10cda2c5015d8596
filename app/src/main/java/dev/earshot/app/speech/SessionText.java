package dev.earshot.app.speech;

import java.util.List;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;

/// The text of a session, a line for each segment; the last line may still change. It follows its end.
public final class SessionText {
    private final StyleClassedTextArea area = new StyleClassedTextArea();
    private String id = "";
    private String settled = "";
    private String tentative = "";

    public SessionText() {
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("session-text");
        area.setAccessibleText("Text of the session");
        area.setUseInitialStyleForInsertion(true);
    }

    public Region scrolling() {
        return new VirtualizedScrollPane<>(area);
    }

    public boolean isEmpty() {
        return settled.isEmpty();
    }

    /// @param session whose text it is
    public void show(String session, String nowSettled, String nowTentative) {
        if (session.equals(id) && nowSettled.equals(settled) && nowTentative.equals(tentative)) {
            return;
        }
        boolean grows = session.equals(id) && nowSettled.startsWith(settled);
        int from = grows ? settled.length() : 0;
        area.replaceText(from, area.getLength(), nowSettled.substring(from));
        if (!nowTentative.isEmpty()) {
            area.append((nowSettled.isEmpty() ? "" : "\n") + nowTentative, List.of("tentative"));
        }
        id = session;
        settled = nowSettled;
        tentative = nowTentative;
        area.moveTo(area.getLength());
        area.requestFollowCaret();
    }
}
