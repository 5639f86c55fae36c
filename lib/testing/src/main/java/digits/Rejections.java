package digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What bad input is answered with: the type of the exception and every word of its message. */
public final class Rejections {

    private Rejections() {}

    public static void assertRejected(String message, Executable badCall) {
        assertRejected(IllegalArgumentException.class, message, badCall);
    }

    public static void assertRejected(Class<? extends Exception> type, String message, Executable badCall) {
        assertEquals(message, assertThrows(type, badCall).getMessage());
    }
}
