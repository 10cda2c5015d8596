package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;

/// Asks hosts for files and follows their redirects by hand.
///
/// The token goes to the hub and to nobody else: it is added to a request whose scheme, host and port
/// are the hub's, whoever sent us there, and to no other. A redirect from `https` to `http` is not
/// followed at all.
final class Web {
    private static final int MOST_REDIRECTS = 10;

    private final HubSettings settings;
    private final Patience patience;
    private final HttpClient client;
    private final Refusals refusals;

    Web(HubSettings settings, Patience patience) {
        this.settings = settings;
        this.patience = patience;
        this.refusals = new Refusals(settings, patience.clock());
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience.connect())
                .proxy(settings.proxies().selector())
                .executor(Executors.newVirtualThreadPerTaskExecutor());
        if (settings.proxies().needPassword()) {
            // Java sends no password through a tunnel unless it is told to before its first request.
            System.getProperties().putIfAbsent("jdk.http.auth.tunneling.disabledSchemes", "");
            builder.authenticator(settings.proxies().authenticator());
        }
        this.client = builder.build();
    }

    /// @param what begins a sentence about what is asked for: `The model openai/whisper-tiny`
    /// @return an answer of 200, 206 or 416, to be closed
    /// @throws TransientException when it may work later
    /// @throws SttException when it will not
    Answer get(URI address, Map<String, String> headers, String what) throws TransientException, InterruptedException {
        if (settings.offline()) {
            throw new SttException(
                    SttError.NETWORK,
                    what + " is not fetched: HF_HUB_OFFLINE says that nothing may be. Unset it to download.");
        }
        var at = address;
        var first = send(at, headers, what);
        var last = first;
        for (int redirects = 0; isRedirect(last.statusCode()); redirects++) {
            last.body().close();
            if (redirects == MOST_REDIRECTS) {
                throw refusals.strange(at, "sends from one address to the next without end");
            }
            at = target(at, last);
            last = send(at, headers, what);
        }
        var answer = new Answer(address, at, last.statusCode(), first.headers(), last.headers(), last.body());
        refusals.check(answer, what);
        return answer;
    }

    private HttpResponse<BodyStream> send(URI address, Map<String, String> headers, String what)
            throws TransientException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .timeout(patience.stall())
                .header("User-Agent", "earshot")
                .header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        if (isHub(address)) {
            settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
        }
        try {
            return client.send(request.GET().build(), _ -> new BodyStream(patience.stall()));
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("WWW-Authenticate")) {
                // With a proxy's password Java takes over every 401, and stumbles over those of the hub.
                throw refusals.unnamed(what);
            }
            throw refusals.unreachable(address, e);
        } catch (IllegalArgumentException e) {
            throw new SttException(
                    SttError.NETWORK,
                    what + " cannot be asked for: the token holds signs that cannot be sent. Set it again.",
                    e);
        }
    }

    /// Same scheme, host and port: what the web calls the same origin (RFC 6454).
    private boolean isHub(URI address) {
        var hub = settings.base();
        return Objects.equals(scheme(hub), scheme(address))
                && hub.getHost().equalsIgnoreCase(address.getHost())
                && port(hub) == port(address);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return scheme(address).equals("https") ? 443 : 80;
    }

    private static String scheme(URI address) {
        return String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private URI target(URI from, HttpResponse<BodyStream> redirect) {
        var location = redirect.headers()
                .firstValue("Location")
                .orElseThrow(() -> refusals.strange(from, "sends to another address without naming it"));
        try {
            var target = URI.create(escaped(location));
            var resolved = target.isAbsolute() ? target : from.resolve(target);
            boolean web = resolved.getHost() != null
                    && (scheme(resolved).equals("https") || scheme(resolved).equals("http"));
            if (!web) {
                throw refusals.strange(from, "sends to an address that is none");
            }
            if (scheme(from).equals("https") && !scheme(resolved).equals("https")) {
                throw refusals.strange(from, "sends from a protected address to an unprotected one");
            }
            return resolved;
        } catch (IllegalArgumentException e) {
            throw refusals.strange(from, "sends to an address that is none");
        }
    }

    /// Some hosts leave signs in their addresses that do not belong there.
    private static String escaped(String location) {
        var legal = new StringBuilder();
        for (byte octet : location.getBytes(StandardCharsets.UTF_8)) {
            boolean stays = octet > ' ' && octet < 0x7f && "\"<>\\^`{|}".indexOf(octet) < 0;
            legal.append(stays ? String.valueOf((char) octet) : "%%%02X".formatted(octet & 0xff));
        }
        return legal.toString();
    }

    /// @param what continues "The host huggingface.co ..."
    SttException strange(URI from, String what) {
        return refusals.strange(from, what);
    }

    /// While a body is read.
    TransientException broken(URI from, IOException failure) {
        return refusals.cut(from, failure);
    }
}
