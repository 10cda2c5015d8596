package broken.earshot.engine;

/// Breaks a rule on purpose: see `BrokenHouseTest`.
public final class Printer {
    void print() {
        System.out.println("printed");
    }
}
