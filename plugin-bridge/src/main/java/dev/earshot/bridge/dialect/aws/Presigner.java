package dev.earshot.bridge.dialect.aws;

import dev.earshot.bridge.wire.Opening;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs what a connection begins with, in its query: AWS Signature Version 4, as AWS's "Authenticating
/// Requests: Using Query Parameters" describes it. The secret signs, and is not sent; whoever has the
/// signed address may use it until it expires.
///
/// @param region such as `eu-central-1`
/// @param service `transcribe`
/// @param expires after so long; Amazon Transcribe allows five minutes, says its developer guide
/// @param payload the hash of what is sent besides
public record Presigner(AwsKeys keys, String region, String service, Duration expires, String payload) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE = 8; // characters of a time

    /// For a connection to Amazon Transcribe.
    public static Presigner transcribe(AwsKeys keys, String region) {
        return new Presigner(keys, region, "transcribe", Duration.ofMinutes(5), sha256(""));
    }

    /// The same opening, signed.
    ///
    /// @param host as the header `Host` says it, with a port that is not the usual one
    public Opening sign(Opening opening, String host, Instant now) {
        var time = TIME.format(now);
        var scope = time.substring(0, DATE) + "/" + region + "/" + service + "/aws4_request";
        var asked = opening.with("X-Amz-Algorithm", ALGORITHM)
                .with("X-Amz-Credential", keys.id() + "/" + scope)
                .with("X-Amz-Date", time)
                .with("X-Amz-Expires", Long.toString(expires.toSeconds()))
                .with("X-Amz-SignedHeaders", "host");
        asked = keys.session().isPresent()
                ? asked.with("X-Amz-Security-Token", keys.session().get())
                : asked;
        var text = ALGORITHM + "\n" + time + "\n" + scope + "\n" + sha256(canonical(asked, host));
        return asked.with("X-Amz-Signature", HexFormat.of().formatHex(hmac(key(time.substring(0, DATE)), text)));
    }

    /// The path is written as it is, which is right where nothing in it would be escaped.
    private String canonical(Opening opening, String host) {
        return "GET\n" + opening.path() + "\n" + query(opening) + "\nhost:" + host + "\n\nhost\n" + payload;
    }

    private static String query(Opening opening) {
        return opening.query().entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> escaped(parameter.getKey()) + "=" + escaped(value)))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    /// By the rules of RFC 3986, which are not quite those of forms.
    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private byte[] key(String date) {
        var key = hmac(("AWS4" + keys.secret()).getBytes(StandardCharsets.UTF_8), date);
        return hmac(hmac(hmac(key, region), service), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
