package dev.earshot.app.cli;

import dev.earshot.bridge.secrets.keyring.GivenKey;
import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import dev.earshot.bridge.secrets.keyring.KeySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// Keys for this run, each for one address: what a build server has, which keeps none.
final class GivenKeys {
    @Option(
            names = "--key-variable",
            paramLabel = "URL=NAME",
            description =
                    "The variable of the environment that holds the key for an address, instead of the one that is"
                            + " kept. May be given several times.")
    private List<String> variables = new ArrayList<>();

    /// Those that were given, and where none was, those that are kept.
    ///
    /// @throws UsageException for what is none
    /// @throws dev.earshot.engine.SttException ACCESS_DENIED when a variable holds no key
    KeySource keys(CliContext context) {
        KeySource keys = KeySource.NONE;
        for (var text : variables) {
            keys = keys.orElse(given(text, context.terminal()));
        }
        return keys.orElse(origin -> context.keys().get().keyFor(origin));
    }

    private static GivenKey given(String text, Terminal terminal) {
        int sign = text.lastIndexOf('=');
        if (sign < 1) {
            throw new UsageException(
                    "'" + text + "' does not say whose key it is: write https://api.example.org=NAME_OF_VARIABLE");
        }
        var name = text.substring(sign + 1);
        var origin = KeyOrigin.of(text.substring(0, sign));
        return GivenKey.fromVariable(
                origin, name, Map.of(name, terminal.variable(name).orElse("")));
    }
}
