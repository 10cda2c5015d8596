package dev.earshot.engine.decode;

/// One token and the frames in which it is heard, `[start, end)`; the blanks around it belong to no token.
///
/// @param confidence that the token is right, 0 to 1; what it is made of says who made it
public record TokenSpan(int token, int start, int end, double confidence) {}
