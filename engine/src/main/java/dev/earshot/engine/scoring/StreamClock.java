package dev.earshot.engine.scoring;

import java.time.Duration;

/// The clock on which something is late. The measures are the same on both.
///
/// After Ma, Dousti, Wang, Gu and Pino, "SIMULEVAL: An evaluation toolkit for simultaneous
/// translation", 2020, which calls latency "computation aware" or not.
public enum StreamClock {
    /// Audio time: how much had been sent when an event came. Says how long the policy waits, on any
    /// machine; sound may be fed at any pace at which the recogniser keeps up.
    COMPUTE_UNAWARE {
        @Override
        public Duration at(Observation observation) {
            return observation.audioSent();
        }
    },
    /// Wall time since the first sample was spoken, for sound that is fed at real-time pace, so that
    /// the sample at t is spoken at t. Says what a person waits for, computing included.
    COMPUTE_AWARE {
        @Override
        public Duration at(Observation observation) {
            return observation.wall();
        }
    };

    public abstract Duration at(Observation observation);
}
