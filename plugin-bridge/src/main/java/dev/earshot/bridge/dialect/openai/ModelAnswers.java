package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.ModelName;
import dev.earshot.bridge.wire.Offer;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// `GET /v1/models`, and what a name in a form means.
final class ModelAnswers {
    private ModelAnswers() {}

    /// The model that a form asks for; empty is the usual one.
    static Optional<String> asked(Optional<String> name, Offer offer) throws BadCall {
        return switch (ModelName.of(name, offer)) {
            case ModelName.Usual _ -> Optional.empty();
            case ModelName.Named(var model) -> Optional.of(model.id());
            case ModelName.Unknown _ -> throw unknown(name.orElse(""), offer);
        };
    }

    static ObjectNode list(Offer offer) {
        var list = Message.empty().put("object", "list");
        var data = list.putArray("data");
        offer.models().forEach(model -> write(model.id(), model, data.addObject()));
        return list;
    }

    /// A name that stands for the usual model is answered as one.
    static ObjectNode one(String name, Offer offer) throws BadCall {
        var model = switch (ModelName.of(Optional.of(name), offer)) {
            case ModelName.Usual _ -> offer.models().stream().findFirst();
            case ModelName.Named(var found) -> Optional.of(found);
            case ModelName.Unknown _ -> Optional.<Offer.Model>empty();
        };
        var found = model.orElseThrow(() -> unknown(name, offer));
        var answer = Message.empty();
        write(name, found, answer);
        return answer;
    }

    private static void write(String id, Offer.Model model, ObjectNode into) {
        into.put("id", id).put("object", "model").put("created", model.since().getEpochSecond());
        into.put("owned_by", model.owner());
    }

    private static BadCall unknown(String name, Offer offer) {
        var usual = offer.models().stream().findFirst().map(Offer.Model::id);
        var hint = usual.map(id -> "; try “" + id + "” or “whisper-1”, or see /v1/models.")
                .orElse(".");
        return new BadCall(
                Reason.NO_SUCH_MODEL,
                "The model `%s` does not exist or you do not have access to it%s".formatted(Fields.shown(name), hint),
                "model");
    }
}
