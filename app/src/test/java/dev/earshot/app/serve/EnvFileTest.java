package dev.earshot.app.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EnvFileTest {
    @Test
    void variablesAreReadAsShellsReadThem() {
        var file = EnvFile.parse(".env", """
                # a comment
                HOST=0.0.0.0
                export PORT = 9000   # where to listen
                  API_KEY='with # and "quotes" and $HOME'
                QUOTED="a \\"word\\", a tab\\t, a line\\nand a \\$" # and why
                PLAIN=a#b c
                EMPTY=
                LINES="first
                second"
                MODEL_ID=whisper-base
                HOST=127.0.0.2
                """);
        assertEquals("127.0.0.2", value(file, "HOST"));
        assertEquals("9000", value(file, "PORT"));
        assertEquals("with # and \"quotes\" and $HOME", value(file, "API_KEY"));
        assertEquals("a \"word\", a tab\t, a line\nand a $", value(file, "QUOTED"));
        assertEquals("a#b c", value(file, "PLAIN"));
        assertEquals("", value(file, "EMPTY"));
        assertEquals("first\nsecond", value(file, "LINES"));
        assertEquals("whisper-base", value(file, "MODEL_ID"));
        assertEquals(
                Optional.of(10),
                Optional.ofNullable(file.lines().get("MODEL_ID")).map(EnvFile.Line::number));
        assertEquals(List.of(), file.oddLines());
    }

    @Test
    void whatIsNoVariableIsCountedAndTheRestIsRead() {
        var file = EnvFile.parse(".env", "\uFEFFPORT=1\r\nAPI_KEY secret\r\n'x'='y'\r\nHOST=\"open\r\nTASK=translate");
        assertEquals("1", value(file, "PORT"));
        assertEquals("translate", value(file, "TASK"));
        assertEquals(List.of(2, 3, 4), file.oddLines());
        assertEquals(List.of(), EnvFile.parse("", "").oddLines());
        assertEquals("1", value(EnvFile.parse("", "PORT=1"), "PORT"));
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        var why = assertThrows(WrongSetting.class, () -> EnvFile.read(Path.of("no-such.env")));
        assertTrue(String.valueOf(why.getMessage()).contains("no-such.env"));
    }

    private static String value(EnvFile file, String name) {
        return Optional.ofNullable(file.lines().get(name))
                .map(EnvFile.Line::value)
                .orElse("nothing");
    }
}
