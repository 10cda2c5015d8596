/// What turns settings into a server, wherever they come from: flags, the environment, a file, a page of
/// the window.
///
/// [Settings][dev.earshot.app.serve.Settings] finds what counts, and where it stands;
/// [ServeSettings][dev.earshot.app.serve.ServeSettings] reads it, and makes the server's setup of it.
@NullMarked
package dev.earshot.app.serve;

import org.jspecify.annotations.NullMarked;
