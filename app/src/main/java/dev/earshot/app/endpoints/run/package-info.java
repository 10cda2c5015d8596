/// The Test tab: sound is sent to an endpoint, what comes is watched, and looked at on one timeline.
@NullMarked
package dev.earshot.app.endpoints.run;

import org.jspecify.annotations.NullMarked;
