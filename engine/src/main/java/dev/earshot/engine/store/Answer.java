package dev.earshot.engine.store;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What a host answered, after its redirects.
///
/// @param asked the address that was asked first
/// @param from the address that answered
/// @param status 200, 206 or 416
/// @param promised the headers of the first answer, before any redirect: what the hub says of the file
/// @param headers of the last answer
record Answer(URI asked, URI from, int status, HttpHeaders promised, HttpHeaders headers, BodyStream body)
        implements AutoCloseable {
    /// The length of this body; empty when it is not said.
    OptionalLong length() {
        return headers.firstValueAsLong("Content-Length");
    }

    /// Where a part of a file begins and how long the whole is, as `bytes 5-9/10`.
    Optional<Range> range() {
        return headers.firstValue("Content-Range").flatMap(Range::parse);
    }

    /// Something that stands for exactly these bytes; weak ones do not.
    Optional<String> strongEtag() {
        return headers.firstValue("ETag").filter(tag -> !tag.startsWith("W/"));
    }

    boolean isWebPage() {
        return headers.firstValue("Content-Type")
                .filter(type -> type.startsWith("text/html"))
                .isPresent();
    }

    @Override
    public void close() {
        body.close();
    }

    /// RFC 9110, 14.4.
    ///
    /// @param from the first byte
    /// @param total of the whole file; empty when it is not said
    record Range(long from, OptionalLong total) {
        private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\*|\\d{1,18})");

        static Optional<Range> parse(String text) {
            var match = FORM.matcher(text.strip());
            if (!match.matches()) {
                return Optional.empty();
            }
            var total =
                    match.group(2).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(match.group(2)));
            return Optional.of(new Range(Long.parseLong(match.group(1)), total));
        }
    }
}
