/// What several pages need that knows of speech: the models and microphones there are, who hears next and in which
/// language, live text, levels.
@NullMarked
package dev.earshot.app.speech;

import org.jspecify.annotations.NullMarked;
