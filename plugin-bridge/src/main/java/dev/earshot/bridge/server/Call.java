package dev.earshot.bridge.server;

import dev.earshot.bridge.http.Answer;
import dev.earshot.bridge.http.BadCall;
import dev.earshot.bridge.http.Body;
import dev.earshot.bridge.http.HttpApi;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Plan;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.http.Reply;
import dev.earshot.bridge.server.Stint.Broken;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call with a recording, from its body to its answer, on the thread of the request.
///
/// It has a place and a folder for what is uploaded until it is over, however that comes. Reading the body and hearing
/// it are two [stints][Stint], which end when the client goes away, takes too long, or the server stops.
final class Call implements Guest {
    static final String GONE = "the client went away";

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final HttpApi api;
    private final HttpCall asked;
    private final String key;
    private final Exchange exchange;
    private final Calls shared;
    private final CallWatch watch;
    private final Stint stint = new Stint();
    private volatile boolean uploading = true;

    Call(HttpApi api, HttpCall asked, String key, Exchange exchange, Calls shared, CallWatch watch) {
        this.api = api;
        this.asked = asked;
        this.key = key;
        this.exchange = exchange;
        this.shared = shared;
        this.watch = watch;
    }

    /// Returns when it has been answered, or cannot be.
    ///
    /// @return how it ended, in a few words
    String serve() {
        try {
            return answered();
        } catch (IOException e) {
            LOG.debug("A client has gone", e);
            exchange.cut();
            return GONE;
        }
    }

    private String answered() throws IOException {
        try {
            return placed();
        } catch (BadCall bad) {
            return refused(bad.refusal());
        } catch (Broken why) {
            if (why.said().isPresent()) {
                return refused(why.said().get());
            }
            exchange.cut();
            return why.end();
        } catch (IOException e) {
            throw e;
        } catch (Exception | Error e) {
            LOG.error("A call failed", e);
            return refused(new Refusal(Reason.FAILED, "The server failed; its log says more."));
        }
    }

    private String refused(Refusal refusal) throws IOException {
        return sent(api.refuse(refusal, asked), " " + refusal.sentence());
    }

    private String sent(Answer answer, String more) throws IOException {
        exchange.send(answer);
        return answer.status() + more;
    }

    private String placed() throws Exception {
        if (exchange.declared() > shared.limits().uploads().bytes()) {
            throw BodyReader.tooLarge(shared.limits().uploads());
        }
        if (!shared.places().take(key)) {
            throw new BadCall(new Refusal(
                            Reason.OVERLOADED,
                            "This server hears as many sessions as it may; try again in a little while.")
                    .forNow());
        }
        try (var folder = shared.uploads().folder()) {
            var call = asked.with(stint.of(() -> body(folder)));
            uploading = false;
            return switch (api.plan(call, shared.offer())) {
                case Plan.Say(var answer) -> sent(answer, "");
                case Plan.Hear hear -> heard(hear);
            };
        } finally {
            shared.places().giveBack(key);
        }
    }

    private Body body(Uploads.Folder folder) throws IOException, BadCall {
        var reader = new BodyReader(shared.limits().uploads(), folder);
        var type = asked.opening().header("Content-Type").orElse("");
        try {
            var body = reader.read(api.reads(asked), type, exchange.body());
            exchange.read();
            return body;
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new BadCall(tooSlow());
            }
            throw e;
        }
    }

    private static Refusal tooSlow() {
        return new Refusal(
                Reason.TOO_SLOW, "Sending the recording took too long; send a smaller file, or over a faster line.");
    }

    private String heard(Plan.Hear hear) throws Exception {
        return switch (hear.reply()) {
            case Reply.AtOnce reply -> {
                try {
                    yield sent(stint.of(() -> atOnce(hear, reply)), "");
                } catch (SttException e) {
                    yield failed(reply, e);
                }
            }
            case Reply.Streamed reply -> streamed(hear, new Pieces(exchange, reply, stint), reply);
        };
    }

    private Answer atOnce(Plan.Hear hear, Reply.AtOnce reply) throws InterruptedException {
        var recognizer = shared.recognizers().named(hear.request().model());
        return reply.answer(listen(hear, _ -> {}), recognizer.info());
    }

    private String streamed(Plan.Hear hear, Pieces pieces, Reply reply) throws Exception {
        try {
            var transcript = stint.of(() -> listen(hear, pieces));
            pieces.end(new TranscriptEvent.Completed(transcript.audio()));
            return "200";
        } catch (SttException e) {
            return pieces.begun() ? brokenOff(pieces, e) : failed(reply, e);
        } catch (Broken why) {
            if (pieces.begun() && why.said().isPresent()) {
                return brokenOff(
                        pieces,
                        new SttException(SttError.CANCELLED, why.said().get().sentence()));
            }
            throw why;
        }
    }

    private static String brokenOff(Pieces pieces, SttException cause) throws IOException {
        pieces.end(new TranscriptEvent.Failed(cause));
        return "200, broken off: " + cause.sentence();
    }

    private String failed(Reply reply, SttException cause) throws IOException {
        return sent(reply.failed(cause), " " + cause.sentence());
    }

    /// @throws SttException of what is no audio, before a model is loaded for it
    private Transcript listen(Plan.Hear hear, TranscriptListener listener) throws InterruptedException {
        var source = watch.overhear(hear.source());
        var recognizer = shared.recognizers().named(hear.request().model());
        watch.begun(recognizer.info());
        return recognizer.transcribe(source, hear.request().options(), event -> {
            watch.told(event);
            listener.on(event);
        });
    }

    @Override
    public void tick() {
        var lasted = watch.lasted();
        if (uploading && lasted.compareTo(shared.limits().uploads().time()) > 0) {
            breakOff(tooSlow());
        }
        Duration most = shared.limits().session();
        if (lasted.compareTo(most) > 0) {
            breakOff(new Refusal(
                    Reason.UNAVAILABLE,
                    "This server hears a recording for at most " + Spans.show(most) + "; send it in parts."));
        }
        if (!uploading) {
            stint.meanwhile(() -> {
                if (!exchange.isThere()) {
                    stint.breakOff(new Broken(GONE, Optional.empty()));
                }
            });
        }
    }

    private void breakOff(Refusal why) {
        stint.breakOff(new Broken(why.sentence(), Optional.of(why)));
    }

    /// It goes on as long as it may.
    @Override
    public void end(Ending why) {}

    @Override
    public void endNow() {
        breakOff(STOPPED);
    }

    /// What is said while the server stops.
    static final Refusal STOPPED =
            new Refusal(Reason.UNAVAILABLE, "This server is being stopped; try again in a little while.").forNow();

    @Override
    public void hangUp(String why) {
        stint.breakOff(new Broken(why, Optional.empty()));
        exchange.cut();
    }
}
