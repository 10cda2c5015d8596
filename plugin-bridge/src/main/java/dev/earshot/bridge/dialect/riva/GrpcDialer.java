package dev.earshot.bridge.dialect.riva;

import dev.earshot.bridge.client.Dialer;
import dev.earshot.bridge.client.Line;
import dev.earshot.bridge.client.TimeLimits;
import dev.earshot.bridge.client.Unreachable;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import io.grpc.CallOptions;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.TlsChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Connects to a service that speaks gRPC, `grpc://host:50051` or, encrypted, `grpcs://host`: a
/// connection and a call on it for each line. Nothing is tried again here.
final class GrpcDialer implements Dialer {
    private final URI address;
    private final Function<Opening, Map<String, List<String>>> headers;
    private final TimeLimits limits;
    private final Set<GrpcLine> lines = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// @param headers what is sent as metadata, a key for example, which only the network gets to see
    /// @throws SttException UNSUPPORTED for an address that is none of gRPC
    GrpcDialer(URI address, Function<Opening, Map<String, List<String>>> headers, TimeLimits limits) {
        this.address = address;
        this.headers = headers;
        this.limits = limits;
        credentials();
    }

    private ChannelCredentials credentials() {
        if (address.getHost() == null) {
            throw wrong();
        }
        return switch (scheme()) {
            case "grpc" -> InsecureChannelCredentials.create();
            case "grpcs" -> TlsChannelCredentials.create();
            default -> throw wrong();
        };
    }

    private String scheme() {
        return String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    }

    private SttException wrong() {
        return new SttException(
                SttError.UNSUPPORTED,
                "'%s' is no address of a gRPC service; give one like grpc://127.0.0.1:50051 or grpcs://example.org."
                        .formatted(address));
    }

    @Override
    public Line dial(Opening opening, Line.Listener listener) {
        var channel = channel();
        var line = new GrpcLine(channel, channel.newCall(method(opening.path()), CallOptions.DEFAULT), listener);
        lines.add(line);
        try {
            line.begin(
                    metadata(opening),
                    limits.connect(),
                    new Unreachable(scheme() + "://" + address.getRawAuthority(), limits.connect()));
        } catch (SttException e) {
            line.abort();
            throw e;
        } finally {
            lines.removeIf(GrpcLine::over);
        }
        if (closed) { // meanwhile
            line.abort();
        }
        return line;
    }

    private ManagedChannel channel() {
        int usual = scheme().equals("grpcs") ? 443 : 80;
        return OkHttpChannelBuilder.forAddress(
                        address.getHost(), address.getPort() < 0 ? usual : address.getPort(), credentials())
                .executor(work -> Thread.ofVirtual().start(work))
                .disableRetry()
                .build();
    }

    private static MethodDescriptor<ByteBuffer, ByteBuffer> method(String path) {
        return MethodDescriptor.<ByteBuffer, ByteBuffer>newBuilder()
                .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                .setFullMethodName(path.substring(1))
                .setRequestMarshaller(BYTES)
                .setResponseMarshaller(BYTES)
                .build();
    }

    private Metadata metadata(Opening opening) {
        var metadata = new Metadata();
        headers.apply(opening)
                .forEach((name, values) -> values.forEach(value -> {
                    try {
                        metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
                    } catch (IllegalArgumentException e) {
                        throw new SttException(
                                SttError.UNSUPPORTED,
                                "The header '" + name
                                        + "' cannot be sent over gRPC; take a name of small letters, digits and"
                                        + " dashes that does not end in -bin.");
                    }
                }));
        return metadata;
    }

    /// Messages are bytes here; what they mean the codec knows.
    private static final MethodDescriptor.Marshaller<ByteBuffer> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(ByteBuffer value) {
            var bytes = new byte[value.remaining()];
            value.duplicate().get(bytes);
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public ByteBuffer parse(InputStream stream) {
            try {
                return ByteBuffer.wrap(stream.readAllBytes()).asReadOnlyBuffer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    @Override
    public void close() {
        closed = true;
        lines.forEach(GrpcLine::abort);
    }
}
