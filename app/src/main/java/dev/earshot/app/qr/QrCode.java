package dev.earshot.app.qr;

import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.List;
import java.util.stream.IntStream;

/// A text as squares that a phone's camera reads (ISO/IEC 18004), an address mostly. Immutable.
public final class QrCode {
    /// How many light modules there have to be around it.
    public static final int MARGIN = 4;

    private final io.nayuki.qrcodegen.QrCode code;

    private QrCode(io.nayuki.qrcodegen.QrCode code) {
        this.code = code;
    }

    /// @param text at most 2,331 bytes of UTF-8
    public static QrCode of(String text) {
        return new QrCode(io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM));
    }

    /// Modules along a side, without the margin.
    public int size() {
        return code.size;
    }

    /// Whether a module is dark; all outside are light.
    ///
    /// @param column from the left, from 0
    /// @param row from the top, from 0
    public boolean dark(int column, int row) {
        return code.getModule(column, row);
    }

    /// Lines for a terminal with light letters on a dark ground, two modules above each other in a letter. On another
    /// ground dark and light change places, which most readers do not mind.
    public List<String> lines() {
        int end = size() + MARGIN;
        return IntStream.iterate(-MARGIN, row -> row < end, row -> row + 2)
                .mapToObj(this::line)
                .toList();
    }

    private String line(int row) {
        var line = new StringBuilder();
        for (int column = -MARGIN; column < size() + MARGIN; column++) {
            boolean below = row + 1 >= size() + MARGIN || dark(column, row + 1);
            if (dark(column, row)) {
                line.append(below ? ' ' : '▄');
            } else {
                line.append(below ? '▀' : '█');
            }
        }
        return line.toString();
    }
}
