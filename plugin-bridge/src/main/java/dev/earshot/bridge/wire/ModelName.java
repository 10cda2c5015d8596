package dev.earshot.bridge.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a client means by the name of a model.
///
/// Clients that were written for a service name its models, often without a way to name another. So the
/// names of such models mean the server's usual one, unless the server has a model of just that name.
/// Any other name is meant as it stands, and one that is not here is a mistake that has to be said.
public sealed interface ModelName {
    /// The server's usual model.
    record Usual() implements ModelName {}

    /// The server's model of that id.
    record Named(Offer.Model model) implements ModelName {}

    /// None that is here.
    record Unknown() implements ModelName {}

    /// OpenAI's and Deepgram's: `whisper-1`, `gpt-4o-mini-transcribe-2025-12-15`, `nova-3-medical`.
    List<Pattern> WELL_KNOWN = List.of(
            Pattern.compile("whisper-1"),
            Pattern.compile("gpt-[a-z0-9-]*(transcribe|whisper)[a-z0-9-]*"),
            Pattern.compile("(nova|flux|enhanced|base|general|meeting|phonecall|voicemail)(-[a-z0-9-]*)?"),
            Pattern.compile("whisper(-(tiny|base|small|medium|large))?"));

    /// What a codec asks the server for; empty is the usual model. A name that is not known is handed on, so that
    /// whoever would have to hear says which ones there are.
    ///
    /// @throws BadFrame when it is no name
    static Optional<String> wanted(Optional<String> name, Offer offer) throws BadFrame {
        var wanted = Wish.model(name.orElse(""));
        return switch (of(wanted, offer)) {
            case Usual _ -> Optional.empty();
            case Named(var model) -> Optional.of(model.id());
            case Unknown _ -> wanted;
        };
    }

    static ModelName of(Optional<String> name, Offer offer) {
        if (name.isEmpty() || name.get().isBlank()) {
            return new Usual();
        }
        var model = offer.model(name.get());
        if (model.isPresent()) {
            return new Named(model.get());
        }
        var lower = name.get().toLowerCase(Locale.ROOT);
        return WELL_KNOWN.stream().anyMatch(known -> known.matcher(lower).matches()) ? new Usual() : new Unknown();
    }
}
