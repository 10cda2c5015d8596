package dev.earshot.bridge.tester;

import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// What came of tests, as programs for continuous integration read it: JUnit XML, a test suite a test,
/// a test case an expectation.
public record TestReport(List<Tried> tests) {
    public TestReport {
        tests = List.copyOf(tests);
    }

    /// One test.
    ///
    /// @param endpoint its name
    /// @param sound what was sent, in a few words: the name of a recording
    /// @param error why there is no result
    public record Tried(
            String endpoint, String sound, Duration took, List<TestVerdict> verdicts, Optional<String> error) {
        public Tried {
            verdicts = List.copyOf(verdicts);
        }

        public boolean passed() {
            return error.isEmpty() && verdicts.stream().allMatch(TestVerdict::met);
        }

        private long failures() {
            return verdicts.stream().filter(verdict -> !verdict.met()).count();
        }
    }

    public boolean passed() {
        return tests.stream().allMatch(Tried::passed);
    }

    /// Writes it as JUnit XML.
    public void writeTo(Writer out) {
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (var tried : tests) {
                write(tried, xml);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written", e);
        }
    }

    private static void write(Tried tried, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(tried.endpoint() + ": " + tried.sound()));
        xml.writeAttribute("tests", String.valueOf(Math.max(1, tried.verdicts().size())));
        xml.writeAttribute("failures", String.valueOf(tried.failures()));
        xml.writeAttribute("errors", tried.error().isPresent() ? "1" : "0");
        xml.writeAttribute(
                "time", String.format(Locale.ROOT, "%.3f", tried.took().toMillis() / 1e3));
        if (tried.error().isPresent()) {
            testCase(tried.endpoint(), "a session runs to its end", "error", tried.error(), xml);
        }
        for (var verdict : tried.verdicts()) {
            testCase(
                    tried.endpoint(),
                    verdict.name(),
                    "failure",
                    Optional.of(verdict.found()).filter(_ -> !verdict.met()),
                    xml);
        }
        xml.writeEndElement();
    }

    private static void testCase(String endpoint, String name, String kind, Optional<String> wrong, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean(endpoint));
        xml.writeAttribute("name", clean(name));
        if (wrong.isPresent()) {
            xml.writeStartElement(kind);
            xml.writeAttribute("message", clean(wrong.get()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /// XML has no control characters.
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
    }
}
