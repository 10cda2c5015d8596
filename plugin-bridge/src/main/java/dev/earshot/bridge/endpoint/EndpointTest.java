package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttException;

/// What is sent to an endpoint, how, and what is expected of it.
///
/// @param endpoint its name
public record EndpointTest(
        String endpoint, TestSource source, Pacing pacing, Expectations expectations, Unknown unknown) {
    /// @throws SttException UNSUPPORTED when errors cannot be counted because nobody knows what is said
    public EndpointTest {
        Wrong.name(endpoint, "an endpoint");
        if (source instanceof TestSource.Recording(var file)
                && expectations.wer().isPresent()
                && expectations.reference().isEmpty()) {
            throw Wrong.because("To count errors, the test with " + file + " needs to know what is said in it: add a"
                    + " 'reference'.");
        }
    }
}
