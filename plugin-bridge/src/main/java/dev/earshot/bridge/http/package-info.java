/// APIs for recordings over HTTP, without a server and without a socket.
///
/// A server reads a request as far as an [HttpCall][dev.earshot.bridge.http.HttpCall], what was uploaded
/// into a file; an [HttpApi][dev.earshot.bridge.http.HttpApi] says what is to be done with it, and in
/// which words it is answered.
@NullMarked
package dev.earshot.bridge.http;

import org.jspecify.annotations.NullMarked;
