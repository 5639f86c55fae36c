package digits.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The kernels in float are those in double, word by word: whoever changes one changes the other. Where this fails, the file
 * in {@code target/twins} is what the float file should be.
 */
class TwinTest {

    private static final Path SOURCES = Path.of("src/main/java/digits/engine");
    private static final Path WANTED = Path.of("target/twins");

    private static final List<String> FILES = List.of(
            "DoubleKernels",
            "PlainDoubleKernels",
            "VectorDoubleKernels",
            "DoubleProduct",
            "DoubleGather",
            "DoubleTile",
            "DoubleDots",
            "DoubleTransposition",
            "DoubleExponential",
            "DoubleVectorExponential");

    /** What is double in both, by words that no file has otherwise. */
    private static String hide(String text) {
        return text.replace("DoubleUnaryOperator", "#Operator")
                .replace("applyAsDouble", "#apply")
                .replace("double slope", "#slope")
                .replace("double factor", "#factor")
                .replace("double get(", "#get(")
                .replace("int at, double value)", "#value)");
    }

    private static String show(String text) {
        return text.replace("#Operator", "DoubleUnaryOperator")
                .replace("#apply", "applyAsDouble")
                .replace("#slope", "double slope")
                .replace("#factor", "double factor")
                .replace("#get(", "double get(")
                .replace("#value)", "int at, double value)");
    }

    private static String inFloat(String text) {
        return show(hide(text)
                .replace("Double", "Float")
                .replace("double", "float")
                .replace("RawLongBits", "RawIntBits")
                .replace("longBitsTo", "intBitsTo")
                .replace("reinterpretAsLongs", "reinterpretAsInts")
                .replace("long bits", "int bits")
                .replace("LANES = 8", "LANES = 16"));
    }

    /** A formatter breaks lines and orders imports by the length and the letters of names. */
    private static List<String> words(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("import"))
                .flatMap(line ->
                        line.replaceAll("^ *(/?\\*+/?)", "").codePoints().mapToObj(Character::toString))
                .filter(letter -> !letter.isBlank())
                .toList();
    }

    @Test
    void kernelsInFloatAreThoseInDouble() throws IOException {
        Files.createDirectories(WANTED);
        for (String file : FILES) {
            String name = file.replace("Double", "Float") + ".java";
            String wanted = inFloat(Files.readString(SOURCES.resolve(file + ".java")));
            Files.writeString(WANTED.resolve(name), wanted);
            assertEquals(
                    String.join("", words(wanted)),
                    String.join("", words(Files.readString(SOURCES.resolve(name)))),
                    name);
        }
    }
}
