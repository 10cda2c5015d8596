/// Small files of ours that several programs read and replace at once.
@NullMarked
package dev.earshot.bridge.files;

import org.jspecify.annotations.NullMarked;
