package dev.earshot.engine.decode;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The vocabulary of a network that writes text: a byte-level BPE as GPT-2 and Whisper use it. Immutable; safe for many
/// threads.
///
/// Text is cut into pieces ([Pieces]), a piece that is a token is taken whole, any other is built from its bytes
/// ([Merges]). Tokens are bytes, not characters: a character may be spread over several, so only a whole sequence
/// is text. To show text while it is being written, put the bytes of its tokens through a [Utf8Text].
public final class Tokenizer {
    private static final byte[] NOTHING = {};

    private final Path file;
    private final byte[][] bytes;
    private final Map<String, Integer> plain;
    private final Map<String, Integer> added;
    private final int[] ofByte;
    private final Merges merges;
    private final ByteAlphabet alphabet;

    /// @param file what to name when the vocabulary turns out to lack something
    /// @param bytes of each token; empty where a number stands for none
    /// @param plain the tokens that text is made of, as `alphabet` spells them
    /// @param added the others, which no text ever becomes: spelt as they are
    Tokenizer(
            Path file,
            byte[][] bytes,
            Map<String, Integer> plain,
            Map<String, Integer> added,
            Merges merges,
            ByteAlphabet alphabet) {
        this.file = file;
        this.bytes = bytes;
        this.plain = plain;
        this.added = added;
        this.merges = merges;
        this.alphabet = alphabet;
        this.ofByte = IntStream.range(0, 256).map(this::byteToken).toArray();
    }

    private int byteToken(int value) {
        Integer id = plain.get(String.valueOf(alphabet.letter(value)));
        if (id == null) {
            throw new SttException(
                    SttError.MODEL_CORRUPT,
                    "The vocabulary " + file + " has no token for the byte " + value
                            + ", so it is damaged: fetch the model again.");
        }
        return id;
    }

    /// Reads `tokenizer.json` or, where a checkpoint has none, `vocab.json` and `merges.txt` with the added tokens
    /// named beside them.
    ///
    /// @param folder a checkpoint in the Hugging Face layout
    /// @throws SttException MODEL_CORRUPT, naming the file that is missing or damaged
    public static Tokenizer read(Path folder) {
        return new TokenizerFiles(folder).read();
    }

    /// The tokens of a text. Special tokens that the text spells out are taken as the characters they consist of:
    /// what somebody typed never steers the network.
    public int[] encode(String text) {
        var tokens = IntStream.builder();
        var pieces = new Pieces(text);
        while (pieces.next()) {
            for (int token : tokensOf(pieces.piece())) {
                tokens.add(token);
            }
        }
        return tokens.build().toArray();
    }

    private int[] tokensOf(String piece) {
        byte[] utf8 = piece.getBytes(StandardCharsets.UTF_8);
        Integer whole = plain.get(alphabet.spell(utf8));
        if (whole != null) {
            return new int[] {whole};
        }
        int[] tokens = new int[utf8.length];
        for (int i = 0; i < utf8.length; i++) {
            tokens[i] = ofByte[utf8[i] & 0xFF];
        }
        return merges.apply(tokens);
    }

    /// The text of a whole sequence, special tokens as they are spelt; bytes that are no UTF-8 become U+FFFD.
    public String decode(int[] tokens) {
        var text = new ByteArrayOutputStream(4 * tokens.length);
        for (int token : tokens) {
            text.writeBytes(bytes(token));
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /// What a token stands for; nothing for a number without a token, as a network may have more rows than words.
    /// Not a copy: do not write to it.
    public byte[] bytes(int id) {
        return id < bytes.length ? bytes[id] : NOTHING;
    }

    /// The number of an added token, by its spelling: `<|endoftext|>`.
    public OptionalInt id(String token) {
        Integer id = added.get(token);
        if (id == null) {
            // Some files list special tokens among the words only.
            id = plain.get(token);
        }
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /// The number of an added token that the model cannot do without.
    ///
    /// @throws SttException MODEL_CORRUPT if there is none
    public int requireId(String token) {
        return id(token)
                .orElseThrow(() -> new SttException(
                        SttError.MODEL_CORRUPT,
                        "The vocabulary " + file + " lacks the token " + token
                                + ": it belongs to another kind of model, or files of different models were mixed."));
    }

    /// One more than the largest number of a token.
    public int size() {
        return bytes.length;
    }
}
