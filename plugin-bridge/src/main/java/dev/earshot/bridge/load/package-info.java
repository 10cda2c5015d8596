/// Many streams at once: how late the text is then, and how many of them a service sustains.
///
/// It knows no protocol and no socket: what it loads is a [dev.earshot.engine.recognition.Recognizer],
/// and only one whose host somebody has confirmed ([dev.earshot.bridge.load.ConfirmedHost]).
@NullMarked
package dev.earshot.bridge.load;

import org.jspecify.annotations.NullMarked;
