/// The Models page: what is installed, what could be, how fast it is here, and where it lies.
@NullMarked
package dev.earshot.app.models;

import org.jspecify.annotations.NullMarked;
