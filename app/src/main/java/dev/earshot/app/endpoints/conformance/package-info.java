/// The Conformance tab: whether an endpoint behaves as speech clients need it, rule by rule.
@NullMarked
package dev.earshot.app.endpoints.conformance;

import org.jspecify.annotations.NullMarked;
