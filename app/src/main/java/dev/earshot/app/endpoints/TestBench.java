package dev.earshot.app.endpoints;

import dev.earshot.bridge.tester.CollectionRun;
import dev.earshot.engine.vad.Detectors;
import java.util.function.Supplier;

/// What tests of a collection take from this machine.
///
/// @param detectors loaded when they are asked for: not on the FX thread
record TestBench(CollectionRun.Sounds sounds, Supplier<Detectors> detectors) {}
