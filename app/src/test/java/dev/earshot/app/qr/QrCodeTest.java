package dev.earshot.app.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class QrCodeTest {
    private final QrCode code = QrCode.of("http://192.168.0.17:8000/");

    @Test
    void itHasTheThreeCornersThatACameraLooksFor() {
        assertEquals(25, code.size());
        for (int corner : new int[] {0, code.size() - 7}) {
            for (int i = 0; i < 7; i++) {
                assertTrue(code.dark(corner + i, 0) && code.dark(0, corner + i), "edge " + i);
            }
        }
        assertFalse(code.dark(1, 1));
        assertTrue(code.dark(3, 3));
        assertFalse(code.dark(-1, 0), "the margin is light");
    }

    @Test
    void aTerminalShowsEachModuleInItsPlace() {
        var lines = code.lines();
        assertEquals((code.size() + 2 * QrCode.MARGIN + 1) / 2, lines.size());
        for (int row = 0; row < code.size(); row++) {
            var line = lines.get((row + QrCode.MARGIN) / 2);
            assertEquals(code.size() + 2 * QrCode.MARGIN, line.length());
            for (int column = 0; column < code.size(); column++) {
                char letter = line.charAt(column + QrCode.MARGIN);
                boolean upper = (row + QrCode.MARGIN) % 2 == 0;
                boolean light = letter == '█' || letter == (upper ? '▀' : '▄');
                assertEquals(code.dark(column, row), !light, column + ", " + row);
            }
        }
    }

    private static Optional<URI> reached(String server) throws Exception {
        var mine = InetAddress.getByAddress(new byte[] {(byte) 192, (byte) 168, 0, 17});
        return PhoneAddress.of(URI.create(server), () -> Stream.of(mine));
    }

    @Test
    void aPhoneReachesWhatIsNotForThisMachineAlone() throws Exception {
        assertEquals(Optional.empty(), reached("http://127.0.0.1:8000"));
        assertEquals(Optional.empty(), reached("http://[::1]:8000"));
        assertEquals(Optional.of(URI.create("https://192.168.0.17:8000")), reached("https://0.0.0.0:8000"));
        assertEquals(Optional.of(URI.create("http://192.168.0.17:8000")), reached("http://[::]:8000"));
        assertEquals(Optional.of(URI.create("http://10.0.0.5:8000")), reached("http://10.0.0.5:8000"));
    }
}
