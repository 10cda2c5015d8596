/// Sound in and out: files of any format, the microphone, crash-safe recordings, playback.
///
/// Inside Earshot sound is [dev.earshot.engine.audio.Pcm]: mono, 16 kHz, float. The only package that knows
/// FFmpeg, TarsosDSP and the sound device.
@NullMarked
package dev.earshot.engine.audio;

import org.jspecify.annotations.NullMarked;
