package dev.earshot.bridge.dialect.riva;

import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// A gRPC server on this machine that hears what a test wants, as Riva would say it.
final class RivaServer implements AutoCloseable {
    private static final String SERVICE = "nvidia.riva.asr.RivaSpeechRecognition";

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Script script;
    private final Server server;

    /// What the server does in a call.
    interface Script {
        /// @param number of the call, from 0
        /// @param message config or sound; empty when the client has sent all
        void heard(Call call, int number, ByteBuffer message) throws IOException;
    }

    RivaServer(Script script) throws IOException {
        this.script = script;
        var method = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                .setFullMethodName(SERVICE + "/StreamingRecognize")
                .setRequestMarshaller(BYTES)
                .setResponseMarshaller(BYTES)
                .build();
        this.server = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
                .addService(ServerServiceDefinition.builder(SERVICE)
                        .addMethod(method, this::begin)
                        .build())
                .build()
                .start();
    }

    private ServerCall.Listener<byte[]> begin(ServerCall<byte[], byte[]> call, Metadata headers) {
        var begun = new Call(call, headers);
        int number = calls.size();
        calls.add(begun);
        call.sendHeaders(new Metadata());
        call.request(1);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(byte[] message) {
                begun.size += message.length;
                tell(ByteBuffer.wrap(message));
                call.request(1);
            }

            @Override
            public void onHalfClose() {
                tell(ByteBuffer.allocate(0));
            }

            private void tell(ByteBuffer message) {
                try {
                    if (!begun.over) {
                        script.heard(begun, number, message);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /// One call.
    static final class Call {
        private final ServerCall<byte[], byte[]> call;
        private final Metadata headers;
        private volatile int size; // bytes
        private volatile boolean over;

        Call(ServerCall<byte[], byte[]> call, Metadata headers) {
            this.call = call;
            this.headers = headers;
        }

        String header(String name) {
            return String.valueOf(headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
        }

        int size() {
            return size;
        }

        void say(String hex) {
            call.sendMessage(RecordedMessages.bytes(hex).array());
        }

        void end(Status status) {
            over = true;
            call.close(status, new Metadata());
        }
    }

    List<Call> calls() {
        return calls;
    }

    URI address() {
        return URI.create("grpc://127.0.0.1:" + server.getPort());
    }

    private static final MethodDescriptor.Marshaller<byte[]> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    @Override
    public void close() throws InterruptedException {
        server.shutdownNow();
        server.awaitTermination(10, TimeUnit.SECONDS);
    }
}
