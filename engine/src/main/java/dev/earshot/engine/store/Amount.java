package dev.earshot.engine.store;

import java.util.Locale;

/// A number of bytes as people read it: `3.1 GB`, in powers of ten as disks are sold.
public final class Amount {
    private Amount() {}

    public static String of(long bytes) {
        if (bytes < 1_000_000) {
            return Math.ceilDiv(bytes, 1000) + " kB";
        }
        boolean giga = bytes >= 1_000_000_000;
        return String.format(Locale.ROOT, giga ? "%.1f GB" : "%.1f MB", bytes / (giga ? 1e9 : 1e6));
    }
}
