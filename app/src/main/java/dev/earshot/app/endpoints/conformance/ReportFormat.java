package dev.earshot.app.endpoints.conformance;

import dev.earshot.bridge.conformance.ConformanceReport;
import dev.earshot.bridge.conformance.HtmlReport;
import dev.earshot.bridge.conformance.JsonReport;
import dev.earshot.bridge.conformance.JunitReport;

/// How verdicts are written down.
enum ReportFormat {
    HTML("Page (HTML)", "html"),
    JSON("For programs (JSON)", "json"),
    JUNIT("For CI (JUnit XML)", "xml");

    private final String title;
    private final String ending;

    ReportFormat(String title, String ending) {
        this.title = title;
        this.ending = ending;
    }

    String title() {
        return title;
    }

    String ending() {
        return ending;
    }

    String write(ConformanceReport report) {
        return switch (this) {
            case HTML -> HtmlReport.write(report);
            case JSON -> JsonReport.write(report);
            case JUNIT -> JunitReport.write(report);
        };
    }
}
