/// Makes the description of a service, which `docs/generic-endpoint.md` has, from one exchange with
/// it: where in its
/// answers what stands, how it was asked, and what the description finds in the answers. Knows no
/// network.
@NullMarked
package dev.earshot.bridge.builder;

import org.jspecify.annotations.NullMarked;
