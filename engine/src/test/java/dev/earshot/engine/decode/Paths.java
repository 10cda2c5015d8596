package dev.earshot.engine.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;

/// Every path through a few frames, one by one: what searches and alignments are compared with.
final class Paths {
    private Paths() {}

    /// @param each gets the tokens of a path, one a frame, and the logarithm of its probability
    static void forEach(Emissions emissions, ObjDoubleConsumer<int[]> each) {
        walk(emissions, new int[emissions.frames()], 0, 0, each);
    }

    private static void walk(Emissions emissions, int[] path, int frame, double sum, ObjDoubleConsumer<int[]> each) {
        if (frame == path.length) {
            each.accept(path, sum);
            return;
        }
        for (int token = 0; token < emissions.tokens(); token++) {
            path[frame] = token;
            walk(emissions, path, frame + 1, sum + emissions.at(frame, token), each);
        }
    }

    static List<Integer> collapse(int[] path, int blank) {
        var tokens = new ArrayList<Integer>();
        for (int frame = 0; frame < path.length; frame++) {
            if (path[frame] != blank && (frame == 0 || path[frame] != path[frame - 1])) {
                tokens.add(path[frame]);
            }
        }
        return tokens;
    }
}
