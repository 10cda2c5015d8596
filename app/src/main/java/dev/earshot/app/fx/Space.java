package dev.earshot.app.fx;

/// The distances between things, in pixels at 100 %: everything in the window stands on this rhythm.
///
/// JavaFX's CSS has named colours but no named lengths, so lengths that layouts share live here.
public final class Space {
    /// Between an icon and its own label.
    public static final double XS = 4;

    /// Between things that belong together.
    public static final double S = 8;

    /// Inside a panel, between its rows.
    public static final double M = 12;

    /// Between groups; around a page in a small window.
    public static final double L = 16;

    /// Between sections; around a page.
    public static final double XL = 24;

    private Space() {}
}
