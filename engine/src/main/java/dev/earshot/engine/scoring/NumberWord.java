package dev.earshot.engine.scoring;

import java.math.BigInteger;

/// A word that has to do with numbers, and what it does.
sealed interface NumberWord {
    /// "zero", "oh": a digit that is written down.
    record Zero() implements NumberWord {}

    /// "one" to "nineteen".
    record Unit(int value) implements NumberWord {}

    /// "twenty" to "ninety".
    record Ten(int value) implements NumberWord {}

    /// "hundred", "million".
    record Multiplier(BigInteger value) implements NumberWord {}

    /// "third", "nineties", "thousandth": ends its number.
    record Ending(NumberWord number, String suffix) implements NumberWord {}

    /// "minus": goes before the number that follows.
    record Sign(String symbol) implements NumberWord {}

    /// "euros": goes before the number that it follows.
    record Currency(String symbol) implements NumberWord {}

    /// "percent".
    record Percent() implements NumberWord {}

    /// "per", of "per cent".
    record Per() implements NumberWord {}

    record And() implements NumberWord {}

    /// "double", "triple".
    record Repeat(int times) implements NumberWord {}

    record Point() implements NumberWord {}

    /// Has nothing to do with numbers.
    record Other() implements NumberWord {}
}
