package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// What is said when a host does not give what it was asked for, and whether that may pass.
record Refusals(HubSettings settings, InstantSource clock) {
    /// @param what begins a sentence about what was asked for
    void check(Answer answer, String what) throws TransientException {
        int status = answer.status();
        if ((status == 200 || status == 206) && answer.isWebPage()) {
            answer.close();
            throw webPage(answer.from());
        }
        if (status == 200 || status == 206 || status == 416) {
            return;
        }
        answer.close();
        switch (status) {
            case 401, 403 -> throw denied(answer, what);
            case 404, 410 -> throw missing(answer, what);
            case 407 ->
                throw new SttException(
                        SttError.NETWORK,
                        "The proxy wants a name and a password: write them into https_proxy, as"
                                + " http://name:password@host:port.");
            case 429 ->
                throw later(
                        answer, "is asked too much and wants to be left alone for a while; a token makes that rarer.");
            case 511 -> throw webPage(answer.from());
            case 408, 425, 500, 502, 503, 504 -> throw later(answer, "has trouble (status " + status + ").");
            default -> throw strange(answer.from(), "answers with status " + status);
        }
    }

    private SttException denied(Answer answer, String what) {
        var code = answer.headers().firstValue("X-Error-Code").orElse("");
        if (!isHub(answer.from())) {
            return new SttException(
                    SttError.ACCESS_DENIED,
                    what + " is not given out by " + host(answer.from()) + " (status " + answer.status()
                            + "); try again later.");
        }
        if (code.equals("GatedRepo")) {
            return new SttException(
                    SttError.ACCESS_DENIED,
                    what + " is only for those who accept its licence: sign in at " + settings.base()
                            + ", accept it on the model's page there, then set a token of your account in the settings"
                            + " or in HF_TOKEN.");
        }
        if (settings.token().isPresent()) {
            return new SttException(
                    SttError.ACCESS_DENIED,
                    what + " is not given to your token: it may be misspelled, expired or not allowed to read this"
                            + " model. Check it at " + settings.base() + "/settings/tokens.");
        }
        return new SttException(
                SttError.ACCESS_DENIED,
                what + " does not exist on " + host(answer.from())
                        + ", or is private: check its name, or set a token of"
                        + " your account in the settings or in HF_TOKEN.");
    }

    /// When no more is known than that it was denied.
    SttException unnamed(String what) {
        return new SttException(
                SttError.ACCESS_DENIED,
                what + " is not given out without an account: check its name, accept its licence at " + settings.base()
                        + ", and set a token of your account in the settings or in HF_TOKEN.");
    }

    private static SttException missing(Answer answer, String what) {
        var detail = switch (answer.headers().firstValue("X-Error-Code").orElse("")) {
            case "RevisionNotFound" -> " has no such revision on ";
            default -> " is not on ";
        };
        return new SttException(SttError.MODEL_NOT_FOUND, what + detail + host(answer.from()) + "; check the name.");
    }

    private TransientException later(Answer answer, String trouble) {
        var requested = answer.headers().firstValue("Retry-After").flatMap(this::duration);
        return new TransientException(
                new SttException(SttError.NETWORK, host(answer.from()) + " " + trouble), requested);
    }

    /// Seconds, or a date (RFC 9110, 10.2.3).
    private Optional<Duration> duration(String text) {
        try {
            if (text.strip().matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
            }
            var date = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT));
            var left = Duration.between(clock.instant(), date.toInstant());
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static SttException webPage(URI from) {
        return new SttException(
                SttError.NETWORK,
                "Instead of " + host(from) + " a web page answered: if this network wants you to sign in, do that in a"
                        + " browser, then try again.");
    }

    /// @param what continues "The host huggingface.co ..."
    SttException strange(URI from, String what) {
        return new SttException(
                SttError.NETWORK,
                "The host " + host(from) + " " + what + "; try again later, or check the address of the hub in the"
                        + " settings.");
    }

    TransientException unreachable(URI address, IOException failure) {
        return new TransientException(
                new SttException(SttError.NETWORK, whyUnreachable(address, failure), failure), Optional.empty());
    }

    private String whyUnreachable(URI address, IOException failure) {
        var proxy = settings.proxies().forAddress(address);
        var through = proxy.map(one -> " through the proxy " + one.getHost()).orElse("");
        var host = host(address) + through;
        if (caused(failure, UnknownHostException.class) || caused(failure, UnresolvedAddressException.class)) {
            return host + " is not found: this computer seems to be offline. Check the connection.";
        }
        if (caused(failure, SSLException.class)) {
            return "The connection to " + host
                    + " is not trusted: sign in to the network if it asks for that, and check"
                    + " this computer's clock.";
        }
        return switch (failure) {
            case HttpTimeoutException _ -> host + " does not answer. Check the connection.";
            case ConnectException _ -> host + " cannot be reached. Check the connection.";
            default -> "The connection to " + host + " broke off. Check it.";
        };
    }

    TransientException cut(URI from, IOException failure) {
        var sentence = failure instanceof HttpTimeoutException
                ? host(from) + " sends nothing any more. Check the connection."
                : "The connection to " + host(from) + " broke off. Check it.";
        return new TransientException(new SttException(SttError.NETWORK, sentence, failure), Optional.empty());
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(type::isInstance);
    }

    private boolean isHub(URI address) {
        return settings.base().getHost().equalsIgnoreCase(address.getHost());
    }

    private static String host(URI address) {
        return String.valueOf(address.getHost());
    }
}
