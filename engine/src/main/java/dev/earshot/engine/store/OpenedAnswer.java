package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalLong;

/// A file that comes from a host.
record OpenedAnswer(Web web, Answer answer, long from) implements Opened {
    /// @param from the first byte wanted
    /// @param etag of what is here already
    static Opened open(Web web, RemoteFile file, long from, Optional<String> etag)
            throws TransientException, InterruptedException {
        var headers = new LinkedHashMap<String, String>();
        if (from > 0) {
            headers.put("Range", "bytes=" + from + "-");
            etag.ifPresent(tag -> headers.put("If-Range", tag));
        }
        var answer = web.get(file.from(), headers, "The file " + file.path());
        try {
            demandPromised(file, answer);
            return new OpenedAnswer(web, answer, start(file, answer, from));
        } catch (SttException | TransientException e) {
            answer.close();
            throw e;
        }
    }

    /// The hub says with its redirect what the other host will send.
    private static void demandPromised(RemoteFile file, Answer answer) {
        var size = answer.promised().firstValueAsLong("X-Linked-Size");
        if (size.isPresent() && size.getAsLong() != file.bytes()) {
            throw wrongSize(file, size.getAsLong());
        }
        var etag = answer.promised().firstValue("X-Linked-Etag").map(tag -> tag.replace("\"", ""));
        var known = file.digits();
        if (etag.isPresent()
                && known.isPresent()
                && Sha256.isOne(etag.get())
                && Sha256.isOne(known.get())
                && !etag.equals(known)) {
            throw new SttException(
                    SttError.MODEL_CORRUPT,
                    "The file " + file.path() + " at " + answer.asked().getHost() + " is not the one that belongs to"
                            + " this model: its SHA-256 is another. Try again later.");
        }
    }

    /// Which byte comes first: the one asked for, or the very first when the host does not do parts of
    /// this file.
    private static long start(RemoteFile file, Answer answer, long from) throws TransientException {
        if (answer.status() == 416) {
            throw new SttException(
                    SttError.MODEL_CORRUPT,
                    "The file " + file.path() + " at " + answer.from().getHost() + " is shorter than it should be. Try"
                            + " again later.");
        }
        var total = answer.status() == 206 ? answer.range().map(Answer.Range::total) : Optional.of(answer.length());
        var known = total.orElse(OptionalLong.empty());
        if (known.isPresent() && known.getAsLong() != file.bytes()) {
            throw wrongSize(file, known.getAsLong());
        }
        long start =
                answer.status() == 206 ? answer.range().map(Answer.Range::from).orElse(-1L) : 0;
        if (start != 0 && start != from) {
            throw web206(answer);
        }
        return start;
    }

    private static SttException web206(Answer answer) {
        return new SttException(
                SttError.NETWORK,
                "The host " + answer.from().getHost() + " sends another part of the file than it was asked for; try"
                        + " again later.");
    }

    static SttException wrongSize(RemoteFile file, long bytes) {
        return new SttException(
                SttError.MODEL_CORRUPT,
                "The file " + file.path() + " has " + bytes + " bytes at its host, and not the " + file.bytes()
                        + " that belong to this model. Try again later.");
    }

    @Override
    public Optional<String> etag() {
        return answer.strongEtag();
    }

    @Override
    public Optional<ByteBuffer> next() throws TransientException, InterruptedException {
        try {
            return answer.body().next();
        } catch (IOException e) {
            throw web.broken(answer.from(), e);
        }
    }

    @Override
    public void close() {
        answer.close();
    }
}
