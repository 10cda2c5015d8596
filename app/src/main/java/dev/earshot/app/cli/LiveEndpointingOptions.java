package dev.earshot.app.cli;

import dev.earshot.engine.vad.Endpointing;
import java.time.Duration;
import picocli.CommandLine.Option;

/// Where utterances of a live stream begin and end, which may stop sending without a word.
final class LiveEndpointingOptions extends EndpointingOptions {
    @Option(
            names = "--end-idle",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description =
                    "For how long no sound may come, by the clock, before the utterance that is being spoken ends."
                            + " Default: 1.")
    private Duration idle = Endpointing.LIVE.patience().orElseThrow();

    @Override
    Endpointing endpointing() {
        check("--end-idle", idle, Endpointing.SHORTEST);
        return super.endpointing().withPatience(idle);
    }
}
