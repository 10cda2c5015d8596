package dev.earshot.engine.decode;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads an n-gram model from a file in the ARPA format, line by line: how many n-grams there are of
/// each length, then the n-grams, the shorter ones first. A line holds the decimal logarithm of an
/// n-gram's probability, its words, and the decimal logarithm of its back-off weight if it has one,
/// with tabs or blanks between.
final class ArpaReader {
    private static final int GZIP = 0x1f8b;
    private static final String KENLM = "mmap lm http://kheafield.com/code";
    private static final int MOST_EXPECTED = 1 << 20;

    private final Path file;
    private final NgramModel model = new NgramModel();
    private final List<Long> sizes = new ArrayList<>();
    private long line;

    ArpaReader(Path file) {
        this.file = file;
    }

    NgramModel read() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SttException(
                    SttError.MODEL_NOT_FOUND,
                    "There is no language model " + file + ": give the path of an ARPA file.");
        }
        try (var bytes = open();
                var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            readSizes(lines);
            for (int length = 1; length <= sizes.size(); length++) {
                readNgrams(lines, length);
            }
            requireLine(lines, "\\end\\");
        }
        return model;
    }

    private InputStream open() throws IOException {
        var bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        bytes.mark(KENLM.length());
        byte[] first = bytes.readNBytes(KENLM.length());
        bytes.reset();
        if (new String(first, StandardCharsets.ISO_8859_1).equals(KENLM)) {
            bytes.close();
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "The language model " + file + " is in KenLM's own binary form, which only KenLM reads: give the"
                            + " ARPA file that it was made from, or make one with 'lmplz -o 3 <text.txt >model.arpa'.");
        }
        boolean compressed = first.length > 1 && (((first[0] & 0xff) << 8) | (first[1] & 0xff)) == GZIP;
        return compressed ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    private void readSizes(BufferedReader lines) throws IOException {
        String next = nextLine(lines);
        while (!next.equals("\\data\\")) {
            next = nextLine(lines);
        }
        for (next = nextLine(lines); next.startsWith("ngram "); next = nextLine(lines)) {
            var parts = new StringTokenizer(next.substring("ngram ".length()), "= ");
            if (parts.countTokens() != 2 || number(parts.nextToken()) != sizes.size() + 1) {
                throw corrupt("says no size of n-grams of " + (sizes.size() + 1) + " words");
            }
            sizes.add((long) number(parts.nextToken()));
        }
        if (sizes.isEmpty() || !next.equals("\\1-grams:")) {
            throw corrupt("does not begin the n-grams of one word");
        }
    }

    private void readNgrams(BufferedReader lines, int length) throws IOException {
        if (length > 1) {
            requireLine(lines, "\\" + length + "-grams:");
        }
        long size = sizes.get(length - 1);
        model.beginOrder(Math.clamp(size, 0, MOST_EXPECTED));
        for (long i = 0; i < size; i++) {
            addNgram(nextLine(lines), length);
        }
    }

    private void addNgram(String ngram, int length) {
        var parts = new StringTokenizer(ngram, "\t ");
        int count = parts.countTokens();
        if (count != length + 1 && count != length + 2) {
            throw corrupt("is no n-gram of " + length + " words");
        }
        double logProbability = number(parts.nextToken());
        var words = new ArrayList<String>(length);
        for (int i = 0; i < length; i++) {
            words.add(parts.nextToken());
        }
        double backOff = parts.hasMoreTokens() ? number(parts.nextToken()) : 0;
        if (!model.add(words, logProbability * Math.log(10), backOff * Math.log(10))) {
            throw corrupt("goes on from an n-gram that is not there");
        }
    }

    private void requireLine(BufferedReader lines, String expected) throws IOException {
        if (!nextLine(lines).equals(expected)) {
            throw corrupt("is not the " + expected + " that is to come");
        }
    }

    /// The next one with anything in it.
    private String nextLine(BufferedReader lines) throws IOException {
        for (String next = lines.readLine(); next != null; next = lines.readLine()) {
            line++;
            if (!next.isBlank()) {
                return next.strip();
            }
        }
        line++;
        throw corrupt("is not there, the file ends too early");
    }

    private double number(String text) {
        try {
            double number = Double.parseDouble(text);
            if (!Double.isNaN(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw corrupt("holds " + text.substring(0, Math.min(text.length(), 40)) + " where a number belongs", e);
        }
        throw corrupt("holds what is not a number");
    }

    private SttException corrupt(String what) {
        return corrupt(what, null);
    }

    private SttException corrupt(String what, @Nullable Exception cause) {
        return new SttException(
                SttError.MODEL_CORRUPT,
                "Line " + line + " of the language model " + file + " " + what + ": give a file in the ARPA format.",
                cause);
    }
}
