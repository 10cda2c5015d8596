package dev.earshot.bridge.dialect.aws;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Signs what an endpoint is asked, with its key and for its region: the one that its host names, or the parameter
/// `region` where the host names none. That parameter is not sent.
record Signature(EndpointConfig config, InstantSource clock) {
    private static final String REGION = "region";

    private static final Pattern HOST = Pattern.compile(
            "(?:.+\\.)?transcribestreaming(?:-fips)?\\.([a-z0-9-]+)\\.(?:vpce\\.)?amazonaws\\.com(?:\\.cn)?");

    /// The same opening, signed for this moment.
    ///
    /// @throws SttException ACCESS_DENIED without a key, or with one that is none; UNSUPPORTED without a region
    Opening on(Opening opening) {
        var asked = config.dressed(opening, new KeyUse.Own());
        var query = new LinkedHashMap<>(asked.query());
        query.remove(REGION);
        var whole = new Opening(before() + asked.path(), query, asked.headers());
        var signed = Presigner.transcribe(keys(), region()).sign(whole, host(), clock.instant());
        return new Opening(asked.path(), signed.query(), signed.headers());
    }

    /// What stands before the path of the protocol.
    private String before() {
        return Optional.ofNullable(config.address().getRawPath()).orElse("").replaceAll("/+$", "");
    }

    private AwsKeys keys() {
        return config.key()
                .map(key -> key.strip().split(":", 3))
                .filter(parts -> parts.length > 1 && !parts[0].isBlank() && !parts[1].isBlank())
                .map(parts -> new AwsKeys(
                        parts[0], parts[1], parts.length > 2 ? Optional.of(parts[2]) : Optional.<String>empty()))
                .orElseThrow(
                        () -> new SttException(
                                SttError.ACCESS_DENIED,
                                "Amazon Transcribe needs a key of two or three parts; give it as ACCESS_KEY:SECRET or ACCESS_KEY:SECRET:TOKEN."));
    }

    private String region() {
        var named = HOST.matcher(name());
        return config.parameters().getOrDefault(REGION, List.of()).stream()
                .findFirst()
                .or(() -> named.matches() ? Optional.of(named.group(1)) : Optional.empty())
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "The address '%s' names no region of AWS; add the parameter region, eu-central-1 for example."
                                .formatted(config.address())));
    }

    private String name() {
        return Optional.ofNullable(config.address().getHost()).orElse("").toLowerCase(Locale.ROOT);
    }

    /// As the header `Host` says it.
    private String host() {
        URI address = config.address();
        boolean secure = "wss".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        int usual = secure ? 443 : 80;
        return address.getPort() < 0 || address.getPort() == usual ? name() : name() + ":" + address.getPort();
    }

    /// Leaves out the key.
    @Override
    public String toString() {
        return "Signature[" + config + "]";
    }
}
