/// How a phone finds this machine's server: an address that it reaches, as a picture that it reads.
@NullMarked
package dev.earshot.app.qr;

import org.jspecify.annotations.NullMarked;
