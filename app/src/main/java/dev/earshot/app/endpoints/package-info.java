/// The Endpoints page: speech services elsewhere, saved, tried and tested.
@NullMarked
package dev.earshot.app.endpoints;

import org.jspecify.annotations.NullMarked;
