/// The realtime socket of Speaches (speaches-ai/speaches).
@NullMarked
package dev.earshot.bridge.dialect.speaches;

import org.jspecify.annotations.NullMarked;
