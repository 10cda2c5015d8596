package dev.earshot.bridge.load;

/// Watches a load. Told by one thread at a time, not always the same one; must not block for long.
public interface LoadListener {
    LoadListener NONE = new LoadListener() {};

    /// So many streams are about to begin; several times where a limit is searched for.
    default void began(int streams) {}

    /// Another second is over; the last one of a load may be shorter.
    default void second(LoadMoment moment) {}

    /// All of them have ended.
    default void ended(LoadStep step) {}
}
