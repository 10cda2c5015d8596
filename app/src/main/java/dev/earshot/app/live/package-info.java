/// The Live page: what somebody says appears while they say it, large, on the page and in a window of captions.
@NullMarked
package dev.earshot.app.live;

import org.jspecify.annotations.NullMarked;
