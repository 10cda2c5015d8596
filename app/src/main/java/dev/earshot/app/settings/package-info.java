/// The Settings page.
@NullMarked
package dev.earshot.app.settings;

import org.jspecify.annotations.NullMarked;
