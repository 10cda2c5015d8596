package dev.earshot.app.cli;

import java.util.Locale;

/// Bytes as people read them.
final class Size {
    private Size() {}

    /// `3.7 MB`
    static String show(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        double size = bytes;
        int unit = -1;
        while (size >= 999.95) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %cB", size, "kMGTP".charAt(unit));
    }
}
