package dev.earshot.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class MainTest {
    @Test
    void noArgumentOpensTheWindow() {
        assertTrue(Main.isForTheWindow());
    }

    @Test
    void recordingsOpenTheWindowWhetherTheyExistOrNot() {
        assertTrue(Main.isForTheWindow("talk.mp3", "other.wav"));
        assertTrue(Main.isForTheWindow("sample-audio/kitchen"));
        assertTrue(Main.isForTheWindow("C:\\talks\\one"));
    }

    @Test
    void commandsAndOptionsAreForTheTerminal() {
        assertFalse(Main.isForTheWindow("transcribe", "talk.mp3"));
        assertFalse(Main.isForTheWindow("--version"));
        assertFalse(Main.isForTheWindow("transcrbe"));
    }

    @Test
    void recordingsWithOptionsAreForTheTerminalToComplainAbout() {
        assertFalse(Main.isForTheWindow("talk.mp3", "--format", "srt"));
    }
}
