/// Whether an endpoint behaves as speech clients need it: a catalogue of
/// [rules][dev.earshot.bridge.conformance.Rule], a
/// [run][dev.earshot.bridge.conformance.ConformanceRun] that tries a
/// [subject][dev.earshot.bridge.conformance.Subject] and a
/// [report][dev.earshot.bridge.conformance.ConformanceReport] with a verdict and its evidence for
/// each.
///
/// Nothing here knows a protocol, a socket or a window.
@NullMarked
package dev.earshot.bridge.conformance;

import org.jspecify.annotations.NullMarked;
