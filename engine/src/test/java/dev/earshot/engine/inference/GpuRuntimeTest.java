package dev.earshot.engine.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a server that publishes as DJL's makers do.
class GpuRuntimeTest {
    private static final String HOME = "/pytorch/2.7.1/";
    private static final String PLATFORM = "linux-x86_64";
    private static final String LIBRARY = "cu128/" + PLATFORM + "/native/lib/libtorch_cuda.so.gz";
    private static final String HASHED = "cu128/" + PLATFORM + "/native/lib/libcudart-%2B1.so.12.gz";

    @TempDir
    private Path folder;

    private final byte[] library = noise(300_000);
    private final Map<String, byte[]> published = new ConcurrentHashMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<RuntimeProgress> told = new ArrayList<>();
    private HttpServer server = serverAtRest();
    private int cut = Integer.MAX_VALUE; // bytes of a body after which the line breaks

    private static HttpServer serverAtRest() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] noise(int size) {
        var bytes = new byte[size];
        new SplittableRandom(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @BeforeEach
    void publish() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        published.put(
                "files.txt",
                ("cpu/linux-x86_64/native/lib/libtorch.so.gz\n" + HASHED + "\n" + LIBRARY + "\n"
                                + "cu128/win-x86_64/native/lib/torch.dll.gz\n")
                        .getBytes(StandardCharsets.UTF_8));
        published.put(HASHED, packed(noise(1000)));
        published.put(LIBRARY, packed(library));
        tags.put(LIBRARY, "\"tag-1\"");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var name = exchange.getRequestURI().getRawPath().substring(HOME.length());
            var range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
            asked.add(exchange.getRequestMethod() + " " + name + " " + range);
            var body = published.get(name);
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (tags.containsKey(name)) {
                exchange.getResponseHeaders().set("ETag", tags.get(name));
            }
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            boolean rest = range.startsWith("bytes=")
                    && String.valueOf(tags.get(name))
                            .equals(exchange.getRequestHeaders().getFirst("If-Range"));
            int from = rest ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
            exchange.sendResponseHeaders(rest ? 206 : 200, body.length - from);
            int count = Math.min(cut, body.length - from);
            exchange.getResponseBody().write(body, from, count);
            exchange.getResponseBody().flush();
        }
    }

    private RuntimeIndex index() {
        return new RuntimeIndex(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/pytorch/"),
                HttpClient.newHttpClient());
    }

    private RuntimePlan plan() throws InterruptedException {
        return index().plan(PLATFORM, folder.resolve("rüntime"));
    }

    private void fetch(RuntimePlan plan) throws InterruptedException {
        new RuntimeFetch(new PartFetch(HttpClient.newHttpClient())).fetch(plan, told::add);
    }

    @Test
    void thePlanNamesWhatIsForThisPlatformAndHowLargeItIs() throws InterruptedException {
        var plan = plan();

        assertEquals(
                List.of("libcudart-+1.so.12", "libtorch_cuda.so"),
                plan.files().stream().map(RuntimePlan.File::name).toList());
        assertEquals(published.get(LIBRARY).length + published.get(HASHED).length, plan.bytes());
        assertEquals("2.7.1-cu128-linux-x86_64", plan.target().getFileName().toString());
    }

    @Test
    void allOfItIsUnpackedAndInPlace() throws Exception {
        var plan = plan();
        fetch(plan);

        assertArrayEquals(library, Files.readAllBytes(plan.target().resolve("libtorch_cuda.so")));
        try (var files = Files.list(plan.target())) {
            assertEquals(2, files.count());
        }
        assertEquals(plan.bytes(), told.getLast().fetched());
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i).fetched() >= told.get(i - 1).fetched());
        }
    }

    @Test
    void aLineThatBreaksIsTakenUpWhereItBroke() throws Exception {
        cut = 100_000;
        var plan = plan();
        fetch(plan);

        assertArrayEquals(library, Files.readAllBytes(plan.target().resolve("libtorch_cuda.so")));
        assertTrue(asked.stream().anyMatch(one -> one.contains("bytes=")), asked.toString());
    }

    @Test
    void nothingThatArrivesIsASentenceAndNoFolder() throws InterruptedException {
        var plan = plan();
        cut = 0;

        assertEquals(
                SttError.NETWORK,
                assertThrows(SttException.class, () -> fetch(plan)).error());
        assertFalse(Files.exists(plan.target()));
    }

    @Test
    void anotherFileBehindTheSameNameIsFetchedFromItsBeginning() throws Exception {
        var plan = plan();
        var packed = folder.resolve("rüntime")
                .resolve("2.7.1-cu128-linux-x86_64.part")
                .resolve("libtorch_cuda.so.gz");
        Files.createDirectories(packed.getParent());
        Files.write(packed, new byte[1000]);
        Files.writeString(packed.resolveSibling("libtorch_cuda.so.gz.etag"), "\"of-yesterday\"");

        fetch(plan);

        assertArrayEquals(library, Files.readAllBytes(plan.target().resolve("libtorch_cuda.so")));
    }

    @Test
    void aDamagedArchiveIsThrownAway() throws InterruptedException {
        var damaged = published.get(LIBRARY).clone();
        damaged[damaged.length / 2] ^= 1;
        published.put(LIBRARY, damaged);
        var plan = plan();

        assertEquals(
                SttError.MODEL_CORRUPT,
                assertThrows(SttException.class, () -> fetch(plan)).error());
        assertFalse(Files.exists(plan.target()));
        assertFalse(Files.exists(
                plan.target().resolveSibling("2.7.1-cu128-linux-x86_64.part").resolve("libtorch_cuda.so.gz")));
    }

    @Test
    void aHashThatIsKnownIsChecked() throws InterruptedException {
        tags.put(LIBRARY, "\"" + HexFormat.of().formatHex(new byte[16]) + "\"");
        var plan = plan();

        assertEquals(
                SttError.MODEL_CORRUPT,
                assertThrows(SttException.class, () -> fetch(plan)).error());
    }

    @Test
    void aSizeThatChangedIsASentence() throws InterruptedException {
        var plan = plan();
        published.put(LIBRARY, Arrays.copyOf(published.get(LIBRARY), 1000));

        assertEquals(
                SttError.NETWORK,
                assertThrows(SttException.class, () -> fetch(plan)).error());
    }

    @Test
    void anInterruptEndsItAndKeepsWhatIsWhole() throws InterruptedException {
        var plan = plan();
        var fetch = new RuntimeFetch(new PartFetch(HttpClient.newHttpClient()));

        assertThrows(
                InterruptedException.class,
                () -> fetch.fetch(plan, progress -> {
                    if (progress.file().equals("libtorch_cuda.so")) {
                        Thread.currentThread().interrupt();
                    }
                }));

        assertFalse(Files.exists(plan.target()));
        assertTrue(Files.exists(
                plan.target().resolveSibling("2.7.1-cu128-linux-x86_64.part").resolve("libcudart-+1.so.12")));
    }

    @Test
    void aPlatformWithoutLibrariesIsASentence() {
        var refusal = assertThrows(SttException.class, () -> index().plan("osx-aarch64", folder));

        assertEquals(SttError.UNSUPPORTED, refusal.error());
    }

    @Test
    void whatWasFetchedCanBeRemoved() throws Exception {
        var plan = plan();
        fetch(plan);

        RuntimeFetch.remove(plan.target());

        assertFalse(Files.exists(plan.target()));
    }

    @Test
    void thisProcessSaysWhatItUsesAndProvesIt() {
        var runtime = new GpuRuntime(folder, index().base(), Map.of(), HttpClient.newHttpClient());

        var inUse = runtime.inUse();
        assertEquals("2.7.1", inUse.version());
        assertEquals(RuntimeInUse.Source.BUNDLED, inUse.source());
        assertTrue(Files.isDirectory(inUse.library()), inUse.toString());
        assertTrue(runtime.prove().stream().allMatch(DeviceProof::agrees));
        assertTrue(runtime.misfit().isEmpty());
    }

    @Test
    void aWrongResultIsSeen() {
        assertEquals(0.5, DeviceCheck.difference(new float[] {1, -2}, new float[] {1, -1}), 1e-9);
        assertEquals(
                Double.POSITIVE_INFINITY, DeviceCheck.difference(new float[] {1, -2}, new float[] {Float.NaN, -2}));
    }

    @Test
    void theDriverIsReadAsItPrints() {
        var driver = NvidiaSmi.parse(
                        "0, NVIDIA GeForce RTX 3060, 12288, 8.6, 570.86.15\n",
                        "| NVIDIA-SMI 570.86.15   Driver Version: 570.86.15   CUDA Version: 12.8 |")
                .orElseThrow();

        assertEquals("12.8", driver.cuda());
        assertEquals(12_884_901_888L, driver.gpus().getFirst().memory());
        assertTrue(NvidiaSmi.parse("NVIDIA-SMI has failed", "").isEmpty());
    }

    @Test
    void aProgramThatIsMissingIsNoDriver() throws InterruptedException {
        assertTrue(new NvidiaSmi(folder.resolve("no-such").toString()).driver().isEmpty());
    }

    @Test
    void whatTheGpuCannotDoIsASentence() {
        var linux = new GpuSurvey("Linux", "amd64", false);
        var fits = NvidiaSmi.parse("0, RTX 3060, 12288, 8.6, 570.86.15", "CUDA Version: 12.8");

        var possible = assertInstanceOf(GpuSupport.Possible.class, linux.of(fits));
        assertEquals("The RTX 3060 with 12 GB can run models (driver 570.86.15, CUDA 12.8).", possible.sentence());
        assertInstanceOf(GpuSupport.Impossible.class, linux.of(Optional.empty()));
        assertTrue(linux.of(NvidiaSmi.parse("0, RTX 3060, 12288, 8.6, 470.1", ""))
                .sentence()
                .contains("too old"));
        assertTrue(linux.of(NvidiaSmi.parse("0, GTX 1080, 8192, 6.1, 570.86.15", ""))
                .sentence()
                .contains("7.5"));
        assertInstanceOf(GpuSupport.BuiltIn.class, new GpuSurvey("Mac OS X", "aarch64", false).of(Optional.empty()));
        assertInstanceOf(GpuSupport.Impossible.class, new GpuSurvey("Linux", "aarch64", false).of(fits));
    }

    private Map<String, String> named(String version) throws IOException {
        var lib = Files.createDirectories(folder.resolve("libtorch").resolve("lib"));
        Files.writeString(lib.resolve(System.mapLibraryName("torch")), "");
        Files.writeString(folder.resolve("libtorch").resolve("build-version"), version + "\n");
        return Map.of(PyTorchFolder.LIBRARY_PATH, lib.toString());
    }

    @Test
    void anInstallationThatFitsIsTaken() throws IOException {
        assertEquals(
                "cpu", PyTorchFolder.named(named("2.7.1+cpu")).orElseThrow().flavor());
        assertTrue(PyTorchFolder.named(Map.of()).isEmpty());
    }

    @Test
    void anInstallationThatDoesNotFitIsASentence() throws IOException {
        for (var version : List.of("2.5.1+cpu", "2.7.1+cu126", "nothing")) {
            var environment = named(version);
            var refusal = assertThrows(SttException.class, () -> PyTorchFolder.named(environment), version);
            assertTrue(refusal.sentence().contains("PYTORCH_LIBRARY_PATH"), refusal.sentence());
        }
        assertThrows(
                SttException.class,
                () -> PyTorchFolder.named(Map.of(
                        PyTorchFolder.LIBRARY_PATH, folder.resolve("none").toString())));
    }
}
