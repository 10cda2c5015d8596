/// What a server keeps in files that are renewed while it runs: its certificate, and the keys of those
/// who may use it. Read anew when the files change; what cannot be read leaves everything as it was.
@NullMarked
package dev.earshot.bridge.secrets;

import org.jspecify.annotations.NullMarked;
