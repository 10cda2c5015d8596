package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the text that is to be aligned.
final class GivenText {
    /// Longer than any book; what is longer is no text.
    private static final int MOST_BYTES = 16 << 20;

    private GivenText() {}

    /// @param file `-` is standard input
    /// @throws SttException AUDIO_NOT_FOUND, AUDIO_UNREADABLE, AUDIO_INVALID: exit code 3, as for recordings
    static String read(Path file, Terminal terminal) {
        if (StandardInput.is(file)) {
            if (terminal.inIsTerminal()) {
                throw new UsageException("Standard input is the keyboard: pipe a text into it, or give it as --text");
            }
            return text(terminal.in(), "Standard input");
        }
        if (!Files.exists(file)) {
            throw new SttException(SttError.AUDIO_NOT_FOUND, "There is no text " + file + ".");
        }
        try (var in = Files.newInputStream(file)) {
            return text(in, file.toString());
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static String text(InputStream in, String name) {
        byte[] bytes;
        try {
            bytes = in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
        var text = decoded(bytes, name).replaceFirst("^\ufeff", "");
        if (text.isBlank()) {
            throw new SttException(
                    SttError.AUDIO_INVALID, name + " is empty: it has to hold the words of the recording.");
        }
        return text;
    }

    private static String decoded(byte[] bytes, String name) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (bytes.length < MOST_BYTES && text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            throw noText(name, e);
        }
        throw noText(name, new IOException("zeros, or too long"));
    }

    private static SttException noText(String name, IOException cause) {
        return new SttException(
                SttError.AUDIO_INVALID, name + " is no plain text: save the words of the recording as UTF-8.", cause);
    }

    private static SttException unreadable(String name, IOException cause) {
        return new SttException(
                SttError.AUDIO_UNREADABLE, name + " cannot be read: give a text that you may read.", cause);
    }
}
