package dev.earshot.bridge.http;

import java.util.List;
import java.util.Map;

/// What a request brings along.
public sealed interface Body {
    /// Nothing, or nothing that has been read.
    record Nothing() implements Body {}

    /// `multipart/form-data`.
    ///
    /// @param fields its parts without a file name, by their names; each may be there several times
    /// @param files its parts with one; where one is there several times, the first
    record Form(Map<String, List<String>> fields, Map<String, Upload> files) implements Body {
        public Form {
            fields = Map.copyOf(fields);
            files = Map.copyOf(files);
        }
    }

    /// Anything else, as it came.
    record Raw(Upload upload) implements Body {}
}
