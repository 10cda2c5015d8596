/// The embedded server: one loop for all protocols whose codecs are in `bridge.dialect`, and the
/// door in front of it.
/// The only package that knows Javalin and Jetty.
@NullMarked
package dev.earshot.bridge.server;

import org.jspecify.annotations.NullMarked;
