package dev.earshot.app;

/// What a build runs once so that later starts are fast: the JVM writes down which classes these steps needed
/// (`-XX:AOTCacheOutput`, JEP 514), and loads them ready linked from then on.
final class Training {
    private Training() {}

    public static void main(String[] args) {
        Main.inTerminal("--help");
        Main.inTerminal("formats");
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        EarshotApp.openAndClose();
    }
}
