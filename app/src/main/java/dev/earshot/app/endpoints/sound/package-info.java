/// What the tabs share: what is sent to an endpoint (a sample, a recording, a text that the system
/// speaks, a microphone), and asking for files.
@NullMarked
package dev.earshot.app.endpoints.sound;

import org.jspecify.annotations.NullMarked;
