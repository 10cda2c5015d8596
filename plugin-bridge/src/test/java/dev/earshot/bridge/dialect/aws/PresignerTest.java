package dev.earshot.bridge.dialect.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Against what AWS has published: the example in "Authenticating Requests: Using Query Parameters", and
/// the signing test suite. The keys are AWS's own examples.
final class PresignerTest {
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final AwsKeys SUITE_KEYS =
            new AwsKeys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Optional.empty());
    private static final Instant SUITE_TIME = Instant.parse("2015-08-30T12:36:00Z");

    private static String suite(AwsKeys keys, Opening opening) {
        return new Presigner(keys, "us-east-1", "service", Duration.ofHours(1), NOTHING)
                .sign(opening, "example.amazonaws.com", SUITE_TIME)
                .parameter("X-Amz-Signature")
                .orElseThrow();
    }

    @Test
    void theDocumentedExampleHasTheDocumentedSignature() {
        var keys = new AwsKeys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty());
        var signed = new Presigner(keys, "us-east-1", "s3", Duration.ofDays(1), "UNSIGNED-PAYLOAD")
                .sign(Opening.of("/test.txt"), "examplebucket.s3.amazonaws.com", Instant.parse("2013-05-24T00:00:00Z"));
        assertEquals(
                "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                        + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                        + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
                signed.target());
    }

    @Test
    void parametersAreSignedInOrder() {
        assertEquals(
                "86012e2c9ad4d77369f5d81c11f75158aae4f895a085212cc6d3f923d300bed5",
                suite(SUITE_KEYS, Opening.of("/").with("Param2", "value2").with("Param1", "value1")));
    }

    /// Its signature was reckoned by a program of our own in another language, which agrees on the documented ones.
    @Test
    void parametersAreEscapedAsAddressesAreAndNotAsForms() {
        assertEquals(
                "6161379bd6d24296b361d178920d691c23322b9f9b0f1fbcf367c6639d409512",
                suite(SUITE_KEYS, Opening.of("/").with("a~b", "c*d e")));
    }

    @Test
    void namesBeyondAsciiAreSigned() {
        assertEquals(
                "0bdd809b1519ac4f0c1dc3540e2cc46bd0c7f778eda408b2ebf3b913d21ff600",
                suite(SUITE_KEYS, Opening.of("/").with("ሴ", "bar")));
    }

    @Test
    void keysThatLastForAWhileAreSigned() {
        var session = Optional.of("6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267");
        assertEquals(
                "7ff2b50b376cb4d151970630573d6291dc128cc5c2a12ffb237f73cc53f67b6c",
                suite(new AwsKeys(SUITE_KEYS.id(), SUITE_KEYS.secret(), session), Opening.of("/")));
    }

    @Test
    void transcribeIsAskedForFiveMinutesAtMost() {
        var signed = Presigner.transcribe(SUITE_KEYS, "eu-central-1")
                .sign(
                        Opening.of("/stream-transcription-websocket"),
                        "transcribestreaming.eu-central-1.amazonaws.com:8443",
                        SUITE_TIME);
        assertEquals(Optional.of("300"), signed.parameter("X-Amz-Expires"));
        assertEquals(
                Optional.of("AKIDEXAMPLE/20150830/eu-central-1/transcribe/aws4_request"),
                signed.parameter("X-Amz-Credential"));
        assertEquals(64, signed.parameter("X-Amz-Signature").orElseThrow().length());
    }

    @Test
    void theSecretIsNeitherSentNorShown() {
        var presigner = Presigner.transcribe(SUITE_KEYS, "eu-central-1");
        var signed = presigner.sign(Opening.of("/"), "localhost", SUITE_TIME);
        for (var shown : List.of(signed.toString(), signed.target(), presigner.toString())) {
            assertFalse(shown.contains("wJalr"), shown);
        }
        assertTrue(presigner.toString().contains("AKIDEXAMPLE"));
    }
}
