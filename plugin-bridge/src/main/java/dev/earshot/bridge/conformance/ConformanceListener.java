package dev.earshot.bridge.conformance;

/// Follows a run, on the run's own thread; the run waits meanwhile.
public interface ConformanceListener {
    /// This rule is being tried.
    void begun(Rule rule);

    /// It was judged. Each rule is judged once; not in the order of the catalogue.
    void judged(Verdict verdict);

    /// Nobody follows.
    ConformanceListener NONE = new ConformanceListener() {
        @Override
        public void begun(Rule rule) {}

        @Override
        public void judged(Verdict verdict) {}
    };
}
