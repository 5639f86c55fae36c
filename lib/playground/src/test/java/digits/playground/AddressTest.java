package digits.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "layers=none",
                "layers=16,8,4&activation=tanh&alpha=0.03",
                "output=sigmoid&loss=binary-cross-entropy&start=uniform&optimizer=rms-prop&alpha=1.0E-4",
                "activation=leaky-relu&alpha=10&batch=all&examples=10&l2=0.01&dropout=0.5&seed=7"
            })
    void anAddressIsWrittenAsItWasRead(String address) {
        Address.Read read = Address.read(address);
        assertEquals(List.of(), read.notUnderstood());
        assertEquals(address, Address.of(read.experiment()));
    }

    @Test
    void anEmptyAddressIsTheUsualExperiment() {
        assertEquals(Experiment.USUAL, Address.read("").experiment());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "alhpa=1 | \"alhpa\" is nothing that can be set here.",
                "alpha=fast | \"alpha\" needs a number from 0.000001 to 1000, but got \"fast\".",
                "alpha=12345678901234567890123456789012345678901 | \"alpha\" needs a number from 0.000001 to 1000, but got "
                        + "\"1234567890123456789012345678901234567890…\".",
                "alpha=0 | \"alpha\" needs a number from 0.000001 to 1000, but got \"0\".",
                "alpha | \"alpha\" needs a number from 0.000001 to 1000, but got \"\".",
                "batch=0 | \"batch\" needs a whole number from 1 to 999999, but got \"0\".",
                "layers=4,x | \"layers\" needs a whole number from 1 to 128, but got \"x\".",
                "layers=1,1,1,1,1,1 | \"layers\" needs at most 5 hidden layers, but got 6.",
                "start=hee | \"start\" needs one of he, xavier, uniform, but got \"hee\".",
                "dropout=1 | \"dropout\" needs a number from 0 to 0.9, but got \"1\".",
                "loss=binary-cross-entropy | \"binary-cross-entropy\" needs \"output=sigmoid\", but the outputs are softmax.",
            })
    void nonsenseIsSaidAndOpensTheUsualExperiment(String address, String sentence) {
        Address.Read read = Address.read("seed=9&" + address);
        assertEquals(List.of(sentence), read.notUnderstood());
        assertEquals(Experiment.USUAL, read.experiment());
    }
}
