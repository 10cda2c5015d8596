package dev.earshot.app.cli;

import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// What came of the tests of one endpoint, as programs for continuous integration read it: JUnit XML, a test suite a
/// recording, a test case an expectation.
///
/// @param endpoint its name
record TestReport(String endpoint, List<Tried> recordings) {
    /// One recording.
    ///
    /// @param error why there is no result
    record Tried(String recording, double seconds, List<TestExpectations.Verdict> verdicts, Optional<String> error) {
        boolean passed() {
            return error.isEmpty() && verdicts.stream().allMatch(TestExpectations.Verdict::met);
        }

        private long failures() {
            return verdicts.stream().filter(verdict -> !verdict.met()).count();
        }
    }

    boolean passed() {
        return recordings.stream().allMatch(Tried::passed);
    }

    void writeTo(Writer out) {
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (var tried : recordings) {
                write(tried, xml);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written", e);
        }
    }

    private void write(Tried tried, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(endpoint + ": " + tried.recording()));
        xml.writeAttribute("tests", String.valueOf(Math.max(1, tried.verdicts().size())));
        xml.writeAttribute("failures", String.valueOf(tried.failures()));
        xml.writeAttribute("errors", tried.error().isPresent() ? "1" : "0");
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", tried.seconds()));
        if (tried.error().isPresent()) {
            testCase("a session runs to its end", "error", tried.error(), xml);
        }
        for (var verdict : tried.verdicts()) {
            testCase(verdict.name(), "failure", Optional.of(verdict.found()).filter(_ -> !verdict.met()), xml);
        }
        xml.writeEndElement();
    }

    private void testCase(String name, String kind, Optional<String> wrong, XMLStreamWriter xml)
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
