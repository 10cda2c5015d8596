package dev.earshot.engine.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cases of our own, worked out by hand from the rules; [NormalizerParityTest] has those of the
/// reference.
class NormalizerTest {
    private final TextNormalizer english = new EnglishNormalizer();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'Well – café [noise] (laughs) at 5:30!', 'well café at 5 30 ', 'well cafe at 5 30 '",
        "'<unk> Łukasz & Bjørn', ' łukasz bjørn', ' lukasz bjorn'",
        "'ﬁne ﬂute', 'fine flute', 'fine flute'",
    })
    void basicKeepsLettersAndDigits(String text, String basic, String withoutDiacritics) {
        assertEquals(basic, new BasicNormalizer().normalize(text));
        assertEquals(
                withoutDiacritics, new BasicNormalizer().withoutDiacritics().normalize(text));
    }

    @ParameterizedTest
    @CsvSource({"我喜歡 茶, 我 喜 歡 茶", "'Oh, ça!', o h ç a "})
    void lettersMayBeSplit(String text, String split) {
        assertEquals(
                split.strip(),
                new BasicNormalizer().splittingLetters().normalize(text).strip());
    }

    @ParameterizedTest
    @CsvSource({"हिन्दी, 'ह न द '", "สวัสดี, 'สว สด '"})
    void basicBreaksWordsAtMarksAsTheReferenceDoes(String text, String broken) {
        assertEquals(broken, new BasicNormalizer().normalize(text));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "seventeen, 17",
        "a hundred and twelve, a 112",
        "six hundred thousand and nine, 600009",
        "eighteen twelve, 1812",
        "the forty second street, the 42nd street",
        "three point one four one five, 3.1415",
        "fifty five per cent, 55%",
        "eleven pounds and five pence, £11 and 5 pence",
        "six dollars and eight cents, $6.08",
        "minus ten degrees, -10 degrees",
        "call double five triple two, call 55222",
        "one of the ones, one of the ones",
        "five and a half, 5.5",
        "two and three, 2 and 3",
        "plus or minus, plus or minus",
        "nine percent of zero, 9% of 0",
    })
    void numbersAreWrittenInDigits(String text, String digits) {
        assertEquals(digits, english.normalize(text));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "We shouldn't've, we should not have",
        "'Um, they''re at Dr. Weir''s', they are at doctor weir is",
        "I'm gonna go; she 's got it, i am going to go she has got it",
        "'10,000 apples, pears.', 10000 apples pears",
    })
    void contractionsAreWrittenOut(String text, String written) {
        assertEquals(written, english.normalize(text).strip());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "organising the organisation, organizing the organization",
        "I advise you to exercise and to be wise, i advise you to exercise and to be wise",
        "rising surprises promised raising, rising surprises promised raising",
        "analysed and paralysing, analyzed and paralyzing",
        "neighbourhoods of honourable colourful labourers, neighborhoods of honorable colorful laborers",
        "our four hours of contour tours, our 4 hours of contour tours",
        "centres centred kilometres litres fibre, centers centered kilometers liters fiber",
        "acre genre massacre mediocre, acre genre massacre mediocre",
        "a travelling counsellor cancelled modelling, a traveling counselor canceled modeling",
        "calling taller rolled, calling taller rolled",
        "skilful fulfilment of instalments, skillful fulfillment of installments",
        "grey greyhound, gray greyhound",
        "anaesthetist paediatrics leukaemia haemoglobin, anesthetist pediatrics leukemia hemoglobin",
        "defence licence catalogue cheque tyres, defense license catalog check tires",
        "manœuvre ploughed mouldy aluminium, maneuver plowed moldy aluminum",
    })
    void spellingsBecomeAmerican(String text, String american) {
        assertEquals(american, english.normalize(text).strip());
    }
}
