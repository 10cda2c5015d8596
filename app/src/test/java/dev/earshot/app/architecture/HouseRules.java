package dev.earshot.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/// The boundaries of `docs/architecture.md` as rules, by name, for a house whose packages begin with
/// `root`.
///
/// `root` is a parameter so that [BrokenHouseTest] can show that each rule catches what it is there to
/// catch.
record HouseRules(String root) {
    private static final String[] PAGES = {
        "live", "transcribe", "compare", "endpoints", "server", "models", "library", "settings"
    };

    Map<String, ArchRule> all() {
        // Insertion order is reading order: from the modules down to single packages.
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("modules", never("engine..").dependsOn("bridge..", "app.."));
        rules.put("bridge below app", never("bridge..").dependsOn("app.."));
        rules.put("JavaFX in app only", onlyIn("app..", "javafx..", "org.controlsfx..", "atlantafx.."));
        rules.put("no JavaFX in the command line", never("app.cli..").dependsOnLibrary("javafx.."));
        rules.put(
                "HTTP server in bridge.server only",
                onlyIn("bridge.server..", "io.javalin..", "org.eclipse.jetty..", "io.micrometer.."));
        rules.put("gRPC in Riva's folder only", onlyIn("bridge.dialect.riva..", "io.grpc..", "com.google.protobuf.."));
        rules.put("certificates in bridge.secrets only", onlyIn("bridge.secrets..", "org.bouncycastle.."));
        rules.put(
                "keys and saved endpoints know no network",
                never("bridge.endpoint..", "bridge.secrets..", "bridge.files..")
                        .dependsOn("bridge.client..", "bridge.server..", "bridge.http..", "bridge.dialect.."));
        rules.put("inference runtime in engine.inference only", onlyIn("engine.inference..", "ai.djl.."));
        rules.put(
                "sound in engine.audio only",
                onlyIn("engine.audio..", "org.bytedeco..", "be.tarsos..", "javax.sound.."));
        rules.put("Sphinx in its family only", onlyIn("engine.model.sphinx..", "edu.cmu.sphinx.."));
        rules.put(
                "engine's ground floor",
                never("engine.transcript..", "engine.audio..", "engine.inference..", "engine.store..")
                        .dependsOn(
                                "engine.features..",
                                "engine.vad..",
                                "engine.decode..",
                                "engine.scoring..",
                                "engine.trace..",
                                "engine.recognition..",
                                "engine.export..",
                                "engine.model.."));
        rules.put(
                "engine's first floor",
                never("engine.features..", "engine.vad..", "engine.decode..", "engine.scoring..", "engine.trace..")
                        .dependsOn("engine.recognition..", "engine.export..", "engine.model.."));
        rules.put(
                "a trace knows events, sound and measures",
                never("engine.trace..")
                        .dependsOn(
                                "engine.inference..",
                                "engine.store..",
                                "engine.features..",
                                "engine.vad..",
                                "engine.decode.."));
        rules.put(
                "engine's second floor", never("engine.recognition..").dependsOn("engine.export..", "engine.model.."));
        rules.put("export knows no family", never("engine.export..").dependsOn("engine.model.."));
        rules.put("families are found, not named", never("bridge..", "app..").dependsOn("engine.model.."));
        rules.put("no family knows another", strangers("engine.model.(*).."));
        rules.put("no dialect knows another", strangers("bridge.dialect.(*).."));
        rules.put(
                "conformance knows no protocol and no socket",
                never("bridge.conformance..")
                        .dependsOn(
                                "bridge.client..",
                                "bridge.dialect..",
                                "bridge.http..",
                                "bridge.secrets..",
                                "bridge.server..",
                                "bridge.wire.."));
        rules.put(
                "a load knows no protocol and no socket",
                never("bridge.load..")
                        .dependsOn(
                                "bridge.client..",
                                "bridge.dialect..",
                                "bridge.http..",
                                "bridge.secrets..",
                                "bridge.server..",
                                "bridge.wire.."));
        rules.put(
                "no page knows another", slices().assignedFrom(pages()).should().notDependOnEachOther());
        rules.put("the shell knows no page", never("app.shell..", "app.fx..").dependsOn(under("app.", PAGES)));
        rules.put(
                "what pages share knows no page",
                never("app.speech..", "app.trace..").dependsOn(under("app.", PAGES)));
        rules.put(
                "the shell knows nothing of speech",
                never("app.shell..", "app.fx..").dependsOn("app.speech..", "app.trace.."));
        rules.put("fx knows no shell", never("app.fx..").dependsOn("app.shell.."));
        rules.put(
                "only the terminal prints",
                noClasses()
                        .that()
                        .resideInAnyPackage(in("engine..", "bridge..", "app.."))
                        .and()
                        .resideOutsideOfPackages(in("app", "app.cli.."))
                        .should(ACCESS_STANDARD_STREAMS));
        rules.put(
                "every package is null-marked",
                classes().should(be(describe("in a @NullMarked package", c -> nullMarked(c)))));
        return rules;
    }

    private static boolean nullMarked(JavaClass type) {
        return type.getPackage().isAnnotatedWith(NullMarked.class);
    }

    private SliceAssignment pages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return List.of(PAGES).stream()
                        .filter(page -> type.getPackageName().startsWith(root + ".app." + page))
                        .findFirst()
                        .map(SliceIdentifier::of)
                        .orElseGet(SliceIdentifier::ignore);
            }

            @Override
            public String getDescription() {
                return "pages";
            }
        };
    }

    private ArchRule strangers(String packages) {
        return slices().matching(root + "." + packages)
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true);
    }

    private ArchRule onlyIn(String home, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + "." + home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    private Never never(String... packages) {
        return new Never(in(packages));
    }

    private final class Never {
        private final String[] packages;

        Never(String[] packages) {
            this.packages = packages;
        }

        ArchRule dependsOn(String... others) {
            return dependsOnLibrary(in(others));
        }

        ArchRule dependsOnLibrary(String... others) {
            return noClasses()
                    .that()
                    .resideInAnyPackage(packages)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true);
        }
    }

    private static String[] under(String prefix, String[] names) {
        return List.of(names).stream().map(name -> prefix + name + "..").toArray(String[]::new);
    }

    private String[] in(String... packages) {
        return List.of(packages).stream().map(name -> root + "." + name).toArray(String[]::new);
    }
}
