/// The one crossing to the FX thread, and small controls that know nothing of speech.
@NullMarked
package dev.earshot.app.fx;

import org.jspecify.annotations.NullMarked;
