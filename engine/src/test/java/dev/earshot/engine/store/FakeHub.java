package dev.earshot.engine.store;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/// A model hub on this machine that behaves as huggingface.co does: its API, its redirects to another
/// host for large files (`127.0.0.1` is the hub, `localhost` the other), ranges, hashes, and every way
/// in which it may fail.
public final class FakeHub implements AutoCloseable {
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    /// From this size on a file lies on the other host, under its SHA-256.
    private static final int LARGE = 1000;

    private static final int PAGE = 3;

    private final HttpServer hub;
    private final HttpServer cdn;
    private final Map<String, Map<String, byte[]>> repositories = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Trouble> troubles = new CopyOnWriteArrayList<>();
    private volatile Optional<String> token = Optional.empty();

    /// What was asked.
    ///
    /// @param host `hub` or `cdn`
    public record Request(String host, String path, Optional<String> authorization, Optional<String> range) {}

    /// Something that goes wrong with a request whose path ends like this, so many times.
    private static final class Trouble {
        private final String ending;
        private final Behaviour behaviour;
        private int left;

        Trouble(String ending, int times, Behaviour behaviour) {
            this.ending = ending;
            this.behaviour = behaviour;
            this.left = times;
        }

        synchronized boolean applies(String path) {
            return path.endsWith(ending) && left-- > 0;
        }
    }

    /// How a request is answered instead; `content` is empty where there is none.
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange, byte[] content) throws IOException;
    }

    public FakeHub() {
        try {
            hub = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            cdn = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(hub, "hub", this::onHub);
        start(cdn, "cdn", this::onCdn);
    }

    private void start(HttpServer server, String name, Handler handler) {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                requests.add(new Request(
                        name,
                        exchange.getRequestURI().getRawPath(),
                        Optional.ofNullable(headers.getFirst("Authorization")),
                        Optional.ofNullable(headers.getFirst("Range"))));
                handler.handle(exchange);
            }
        });
        server.start();
    }

    @FunctionalInterface
    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
    }

    /// Settings that lead here and nowhere else.
    public HubSettings settings(Path cache) {
        return new HubSettings(base(), Optional.empty(), Proxies.none(), cache, false);
    }

    /// Adds a file, or replaces it.
    public FakeHub with(String repository, String path, byte[] content) {
        repositories.computeIfAbsent(repository, _ -> new ConcurrentHashMap<>()).put(path, content);
        return this;
    }

    public FakeHub with(String repository, String path, String content) {
        return with(repository, path, content.getBytes(StandardCharsets.UTF_8));
    }

    /// Adds all files at the top of a folder.
    public FakeHub with(String repository, Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                with(repository, file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return this;
    }

    /// From now on only who has this token is let in.
    public void demand(String someToken) {
        token = Optional.of(someToken);
    }

    /// The next requests for paths that end so are answered otherwise.
    public FakeHub trouble(String ending, int times, Behaviour behaviour) {
        troubles.add(new Trouble(ending, times, behaviour));
        return this;
    }

    /// A status and headers, without a body.
    public static Behaviour status(int status, String... headers) {
        return (exchange, _) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /// The line is cut after so many bytes.
    public static Behaviour cutAfter(int bytes) {
        return (exchange, content) -> {
            int from = from(exchange);
            headers(exchange, content, from);
            exchange.getResponseBody().write(content, from, Math.min(bytes, content.length - from));
            exchange.getResponseBody().flush();
        };
    }

    /// After so many bytes nothing comes until the latch is down, and then the line is cut.
    public static Behaviour stallAfter(int bytes, CountDownLatch until) {
        return (exchange, content) -> {
            int from = from(exchange);
            headers(exchange, content, from);
            exchange.getResponseBody().write(content, from, Math.min(bytes, content.length - from));
            exchange.getResponseBody().flush();
            try {
                until.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
    }

    /// Other bytes than those that belong there.
    public static Behaviour body(int status, String type, byte[] other) {
        return (exchange, _) -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, other.length);
            exchange.getResponseBody().write(other);
        };
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private boolean troubled(HttpExchange exchange, byte[] content) throws IOException {
        var path = exchange.getRequestURI().getPath();
        for (var trouble : troubles) {
            if (trouble.applies(path)) {
                trouble.behaviour.answer(exchange, content);
                return true;
            }
        }
        return false;
    }

    private void onHub(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith("/api/") || !isLarge(path)) {
            if (troubled(exchange, content(path).orElse(new byte[0]))) {
                return;
            }
        }
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (token.isPresent() && !("Bearer " + token.get()).equals(authorization)) {
            status(authorization == null ? 401 : 403, "X-Error-Code", "GatedRepo")
                    .answer(exchange, new byte[0]);
        } else if (path.startsWith("/api/models/")) {
            onApi(exchange, path.substring("/api/models/".length()));
        } else {
            onResolve(exchange, path);
        }
    }

    private boolean isLarge(String path) {
        return content(path).filter(bytes -> bytes.length >= LARGE).isPresent();
    }

    /// `/org/name/resolve/commit/path`
    private Optional<byte[]> content(String path) {
        var parts = path.split("/", 6);
        return parts.length < 6
                ? Optional.empty()
                : Optional.ofNullable(repositories.get(parts[1] + "/" + parts[2]))
                        .flatMap(files -> Optional.ofNullable(files.get(parts[5])));
    }

    private void onResolve(HttpExchange exchange, String path) throws IOException {
        var content = content(path);
        if (content.isEmpty()) {
            status(404, "X-Error-Code", "EntryNotFound").answer(exchange, new byte[0]);
            return;
        }
        exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
        if (content.get().length < LARGE) {
            send(exchange, content.get());
            return;
        }
        exchange.getResponseHeaders().set("X-Linked-Size", String.valueOf(content.get().length));
        exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + sha256(content.get()) + "\"");
        exchange.getResponseHeaders()
                .set("Location", "http://localhost:" + cdn.getAddress().getPort() + path + "?signed=yes");
        exchange.sendResponseHeaders(302, -1);
    }

    private void onCdn(HttpExchange exchange) throws IOException {
        var content = content(exchange.getRequestURI().getPath()).orElseThrow();
        if (!troubled(exchange, content)) {
            send(exchange, content);
        }
    }

    private static void send(HttpExchange exchange, byte[] content) throws IOException {
        int from = from(exchange);
        headers(exchange, content, from);
        exchange.getResponseBody().write(content, from, content.length - from);
    }

    private static int from(HttpExchange exchange) {
        var range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    }

    private static void headers(HttpExchange exchange, byte[] content, int from) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("ETag", "\"" + sha256(content).substring(0, 32) + "\"");
        headers.set("Accept-Ranges", "bytes");
        if (from > 0) {
            headers.set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    }

    private void onApi(HttpExchange exchange, String path) throws IOException {
        var parts = path.split("/", 4);
        var repository = parts[0] + "/" + parts[1];
        var files = repositories.get(repository);
        if (files == null) {
            status(401, "X-Error-Code", "RepoNotFound").answer(exchange, new byte[0]);
        } else if (parts[2].equals("revision")) {
            boolean known = parts[3].equals("main") || parts[3].equals(COMMIT);
            if (known) {
                json(exchange, Map.of("id", repository, "sha", COMMIT, "cardData", Map.of("license", "apache-2.0")));
            } else {
                status(404, "X-Error-Code", "RevisionNotFound").answer(exchange, new byte[0]);
            }
        } else {
            tree(exchange, files);
        }
    }

    /// In pages, as the hub does with long lists.
    private void tree(HttpExchange exchange, Map<String, byte[]> files) throws IOException {
        var names = files.keySet().stream().sorted().toList();
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=(\\d+).*", "$1")) : 0;
        int to = Math.min(names.size(), from + PAGE);
        if (to < names.size()) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<" + base() + exchange.getRequestURI().getPath() + "?recursive=true&cursor=" + to
                                    + ">; rel=\"next\"");
        }
        json(
                exchange,
                names.subList(from, to).stream()
                        .map(name -> entry(name, files.get(name)))
                        .toList());
    }

    private static Map<String, Object> entry(String name, byte[] content) {
        Map<String, Object> plain =
                Map.of("type", "file", "path", name, "size", content.length, "oid", gitOid(content));
        if (content.length < LARGE) {
            return plain;
        }
        var large = new java.util.HashMap<>(plain);
        large.put("lfs", Map.of("oid", sha256(content), "size", content.length, "pointerSize", 134));
        return large;
    }

    private static void json(HttpExchange exchange, Object value) throws IOException {
        byte[] text = new JsonMapper().writeValueAsBytes(value);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
    }

    /// 64 hexadecimal digits.
    public static String sha256(byte[] content) {
        var digest = Sha256.digest();
        digest.update(content);
        return Sha256.of(digest).hex();
    }

    private static String gitOid(byte[] content) {
        var digest = Sha256.digest("SHA-1");
        digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest(content));
    }

    @Override
    public void close() {
        hub.stop(0);
        cdn.stop(0);
    }
}
