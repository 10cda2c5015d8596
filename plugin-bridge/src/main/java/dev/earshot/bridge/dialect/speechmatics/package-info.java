/// Speechmatics' realtime API (v2), the client's side. The key goes into the header `Authorization` as
/// `Bearer`, which is added where the connection is made.
///
/// Messages follow Speechmatics' public SDK (`sdk/rt`) and, for the kinds of errors and the private close
/// codes 4005 and 4013, its realtime API reference.
@NullMarked
package dev.earshot.bridge.dialect.speechmatics;

import org.jspecify.annotations.NullMarked;
