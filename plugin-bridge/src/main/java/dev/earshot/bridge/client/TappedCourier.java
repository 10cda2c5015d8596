package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.Frame;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Lets somebody hear what a courier brings: of a call its first line, its kind of body and its fields, of an answer
/// all
/// of it.
public record TappedCourier(Courier courier, Tap tap) implements Courier {
    @Override
    public BatchAnswer deliver(Errand errand, Consumer<String> line) throws InterruptedException {
        tap.dialled(errand.call().opening());
        tap.sent(new Frame.Text(summary(errand)));
        var answer = courier.deliver(errand, line);
        tap.received(new Frame.Text("HTTP " + answer.status() + "\n\n" + answer.body()));
        return answer;
    }

    private static String summary(Errand errand) {
        var body = errand.call().body().written();
        long size = body.pieces().stream().mapToLong(piece -> piece.length).sum();
        return String.format(
                Locale.ROOT,
                "POST %s%nContent-Type: %s%n%n%s%d bytes with %.2f s of sound",
                errand.call().opening().target(),
                body.type().replaceAll(";.*", ""),
                fields(errand.call().body()),
                size,
                errand.audio().toMillis() / 1e3);
    }

    private static String fields(BatchBody body) {
        return switch (body) {
            case BatchBody.Form form ->
                form.fields().entrySet().stream()
                        .flatMap(field -> field.getValue().stream().map(value -> field.getKey() + "=" + value + "\n"))
                        .collect(Collectors.joining());
            case BatchBody.Raw _, BatchBody.Json _ -> "";
        };
    }

    @Override
    public void close() {
        courier.close();
    }
}
