package dev.earshot.app.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A rule that catches nothing is no rule: the miniature house under `broken.earshot` breaks each of them once.
final class BrokenHouseTest {
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("broken.earshot");

    @TestFactory
    Stream<DynamicTest> everyRuleCatchesWhatBreaksIt() {
        return new HouseRules("broken.earshot")
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getKey(),
                                () -> assertTrue(
                                        rule.getValue().evaluate(BROKEN).hasViolation(), "nothing was caught")));
    }
}
