/// Speech services elsewhere, as recognisers.
@NullMarked
package dev.earshot.bridge.client;

import org.jspecify.annotations.NullMarked;
