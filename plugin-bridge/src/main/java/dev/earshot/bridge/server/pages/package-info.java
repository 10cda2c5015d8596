/// What a browser is shown: the page that tries the server, and the description of its APIs. Files
/// that are the same for
/// everybody; knows nothing of speech.
@NullMarked
package dev.earshot.bridge.server.pages;

import org.jspecify.annotations.NullMarked;
