package dev.earshot.engine.inference;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.RuntimePlan.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The list of what is published: `files.txt`, a line a file, as DJL reads it:
/// `cu128/linux-x86_64/native/lib/libtorch.so.gz`.
///
/// @param base with a slash at its end
record RuntimeIndex(URI base, HttpClient net) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PACKED = ".gz";

    /// A name, and not a path.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*");

    /// @param folder where what is fetched lies
    /// @throws SttException NETWORK, UNSUPPORTED when there is nothing for this platform
    RuntimePlan plan(String platform, Path folder) throws InterruptedException {
        var home = base.resolve(PyTorchFolder.VERSION + "/");
        var prefix = CudaLibraries.FLAVOR + "/" + platform + "/";
        var files = new ArrayList<File>();
        for (var line : lines(home.resolve("files.txt"))) {
            if (line.startsWith(prefix) && line.endsWith(PACKED)) {
                files.add(file(home.resolve(line)));
            }
        }
        if (files.isEmpty()) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    base.getHost() + " has no PyTorch " + PyTorchFolder.VERSION + " for " + CudaLibraries.FLAVOR
                            + " on " + platform + ".");
        }
        return new RuntimePlan(CudaLibraries.FLAVOR, folder.resolve(CudaLibraries.folderName(platform)), files);
    }

    private List<String> lines(URI list) throws InterruptedException {
        var response = ask(HttpRequest.newBuilder(list).timeout(PATIENCE).build());
        return response.body().lines().map(String::trim).toList();
    }

    private File file(URI uri) throws InterruptedException {
        var response = ask(HttpRequest.newBuilder(uri).timeout(PATIENCE).HEAD().build());
        long bytes = response.headers()
                .firstValueAsLong("Content-Length")
                .orElseThrow(
                        () -> new SttException(SttError.NETWORK, uri + " does not tell its size; try again later."));
        return new File(name(uri), uri, bytes);
    }

    private static String name(URI uri) {
        var path = uri.getRawPath();
        var last = path.substring(path.lastIndexOf('/') + 1, path.length() - PACKED.length());
        var name = URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (!NAME.matcher(name).matches()) {
            throw new SttException(SttError.NETWORK, uri.getHost() + " lists '" + name + "', which is no library.");
        }
        return name;
    }

    private HttpResponse<String> ask(HttpRequest request) throws InterruptedException {
        try {
            var response = net.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw refused(request.uri(), response.statusCode());
            }
            return response;
        } catch (IOException e) {
            throw unreachable(request.uri(), e);
        }
    }

    static SttException refused(URI uri, int status) {
        return new SttException(
                SttError.NETWORK, uri + " cannot be fetched: the server answered " + status + "; try again later.");
    }

    static SttException unreachable(URI uri, IOException cause) {
        return new SttException(
                SttError.NETWORK,
                uri.getHost() + " cannot be reached; check the connection, and try again: what has arrived is kept.",
                cause);
    }
}
