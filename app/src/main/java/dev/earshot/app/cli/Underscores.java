package dev.earshot.app.cli;

import java.util.Arrays;
import java.util.regex.Pattern;

/// The reference spells its options `--beam_size`; a command line written for it works here too.
final class Underscores {
    private static final Pattern OPTION = Pattern.compile("--[a-z]+(_[a-z]+)+(=.*)?", Pattern.DOTALL);

    private Underscores() {}

    /// The same arguments with dashes in the names of options, up to a bare `--`, after which there are no options.
    static String[] asDashes(String... args) {
        int options = Arrays.asList(args).indexOf("--");
        var dashed = args.clone();
        for (int i = 0; i < (options < 0 ? args.length : options); i++) {
            if (OPTION.matcher(args[i]).matches()) {
                int end = args[i].contains("=") ? args[i].indexOf('=') : args[i].length();
                dashed[i] = args[i].substring(0, end).replace('_', '-') + args[i].substring(end);
            }
        }
        return dashed;
    }
}
