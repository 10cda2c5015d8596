package dev.earshot.bridge.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageNameTest {
    /// As openai/whisper's tokenizer names them.
    private static final String WHISPER =
            "en english zh chinese de german es spanish ru russian ko korean fr french ja japanese pt portuguese tr turkish pl polish ca catalan nl dutch ar arabic sv swedish it italian id indonesian hi hindi fi finnish vi vietnamese he hebrew uk ukrainian el greek ms malay cs czech ro romanian da danish hu hungarian ta tamil no norwegian th thai ur urdu hr croatian bg bulgarian lt lithuanian la latin mi maori ml malayalam cy welsh sk slovak te telugu fa persian lv latvian bn bengali sr serbian az azerbaijani sl slovenian kn kannada et estonian mk macedonian br breton eu basque is icelandic hy armenian ne nepali mn mongolian bs bosnian kk kazakh sq albanian sw swahili gl galician mr marathi pa punjabi si sinhala km khmer sn shona yo yoruba so somali af afrikaans oc occitan ka georgian be belarusian tg tajik sd sindhi gu gujarati am amharic yi yiddish lo lao uz uzbek fo faroese ps pashto tk turkmen nn nynorsk mt maltese sa sanskrit lb luxembourgish my myanmar bo tibetan tl tagalog mg malagasy as assamese tt tatar haw hawaiian ln lingala ha hausa ba bashkir jw javanese su sundanese yue cantonese";

    @Test
    void everyLanguageOfWhisperHasWhispersName() {
        var parts = WHISPER.split(" ");
        var wrong = new TreeMap<String, String>();
        for (int i = 0; i < parts.length; i += 2) {
            if (!LanguageName.of(parts[i]).equals(parts[i + 1])) {
                wrong.put(parts[i], LanguageName.of(parts[i]));
            }
        }
        assertEquals(Map.of(), wrong);
        assertEquals("haitian creole", LanguageName.of("ht"));
    }

    @ParameterizedTest
    @CsvSource({"en-GB, english", "zh-Hans-CN, chinese", "xx, xx", "tlh, klingon"})
    void anyTagHasAName(String tag, String name) {
        assertEquals(name, LanguageName.of(tag));
    }

    @ParameterizedTest
    @CsvSource({"english, en", "German, de", " norwegian , no", "de, de", "myanmar, my", "haitian creole, ht"})
    void aNameHasATag(String name, String tag) {
        assertEquals(Optional.of(tag), LanguageName.tag(name));
    }

    @Test
    void whatIsNoLanguageHasNone() {
        assertEquals(Optional.empty(), LanguageName.tag("auto"));
        assertEquals(Optional.empty(), LanguageName.tag(""));
    }
}
