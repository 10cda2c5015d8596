/// Endpoints that are saved, what they differ in from place to place, and how they are tested: plain
/// data and a JSON file. Knows no network and no protocol, and never holds a key.
@NullMarked
package dev.earshot.bridge.endpoint;

import org.jspecify.annotations.NullMarked;
