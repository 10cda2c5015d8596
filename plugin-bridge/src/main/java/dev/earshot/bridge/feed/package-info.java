/// How sound is sent: cut into frames, each at its time, and how late they were.
@NullMarked
package dev.earshot.bridge.feed;

import org.jspecify.annotations.NullMarked;
