/// What every part of Earshot shares: the errors it can tell a person about.
@NullMarked
package dev.earshot.engine;

import org.jspecify.annotations.NullMarked;
