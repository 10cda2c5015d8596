/// The user's own keys for services elsewhere: each kept for the origin it was entered for, and given
/// to no other.
@NullMarked
package dev.earshot.bridge.secrets.keyring;

import org.jspecify.annotations.NullMarked;
