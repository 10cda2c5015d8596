package dev.earshot.app.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is set, and where: what was chosen counts first (flags), then the environment, then a file of
/// variables.
public final class Settings {
    /// Read where the command runs, if it is there.
    public static final Path USUAL_FILE = Path.of(".env");

    private final Map<Setting, List<String>> chosen;
    private final Map<String, String> environment;
    private final EnvFile file;

    private Settings(Map<Setting, List<String>> chosen, Map<String, String> environment, EnvFile file) {
        this.chosen = new EnumMap<>(Setting.class);
        this.chosen.putAll(chosen);
        this.environment = Map.copyOf(environment);
        this.file = file;
    }

    /// With the variables of a file.
    ///
    /// @param chosen what was said for this once; a setting without a text is not chosen
    /// @throws WrongSetting when the file is not there
    public static Settings of(Map<Setting, List<String>> chosen, Map<String, String> environment, Path file) {
        return new Settings(chosen, environment, EnvFile.read(file));
    }

    /// With the variables of [#USUAL_FILE], if there is one.
    public static Settings of(Map<Setting, List<String>> chosen, Map<String, String> environment) {
        return Files.isRegularFile(USUAL_FILE)
                ? of(chosen, environment, USUAL_FILE)
                : new Settings(chosen, environment, EnvFile.NONE);
    }

    /// With nothing but what was chosen, whatever the environment says.
    public static Settings of(Map<Setting, List<String>> chosen) {
        return new Settings(chosen, Map.of(), EnvFile.NONE);
    }

    Optional<Given> find(Setting setting) {
        return chosen(setting).or(() -> ofEnvironment(setting)).or(() -> file.given(setting));
    }

    private Optional<Given> chosen(Setting setting) {
        return Optional.ofNullable(chosen.get(setting))
                .filter(texts -> !texts.isEmpty())
                .map(texts -> new Given(texts, setting.flag()));
    }

    private Optional<Given> ofEnvironment(Setting setting) {
        return setting.variables().stream()
                .filter(variable -> !environment.getOrDefault(variable, "").isBlank())
                .map(variable -> Given.variable(
                        setting, environment.getOrDefault(variable, ""), variable + " in the environment"))
                .findFirst();
    }

    /// A setting as something else than a text.
    ///
    /// @param reading throws IllegalArgumentException with a sentence
    /// @throws WrongSetting for a text that cannot be read so, saying where it stands
    public <T> Optional<T> read(Setting setting, Function<String, T> reading) {
        return find(setting).map(given -> read(given.text(), reading, given));
    }

    /// The same for a list; empty where nothing is set.
    public <T> List<T> readAll(Setting setting, Function<String, T> reading) {
        return find(setting).stream()
                .flatMap(given -> given.texts().stream().map(text -> read(text, reading, given)))
                .toList();
    }

    private static <T> T read(String text, Function<String, T> reading, Given given) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new WrongSetting(given.where() + " cannot be used: " + e.getMessage());
        }
    }

    /// What a person should know of the file.
    public Stream<String> notices() {
        var used = Stream.of(Setting.values())
                .flatMap(setting -> find(setting).stream())
                .map(Given::where)
                .filter(where -> where.contains(" in " + file.name() + ", line "))
                .map(where -> where.substring(0, where.indexOf(' ')))
                .toList();
        var odd = file.oddLines().stream()
                .map(line -> "Line " + line + " of " + file.name() + " is left out: it is no NAME=value.");
        return Stream.concat(
                odd,
                used.isEmpty() ? Stream.of() : Stream.of("From " + file.name() + ": " + String.join(", ", used) + "."));
    }

    /// All settings, what counts, and where it stands; secrets are not shown.
    public List<String> table() {
        return Stream.of(Setting.values()).map(this::row).toList();
    }

    private String row(Setting setting) {
        var name = setting.flag().isEmpty() ? setting.variables().getFirst() : setting.flag();
        return find(setting)
                .map(given -> "%-22s %-28s %s".formatted(name, shown(setting, given), given.where()))
                .orElseGet(() -> "%-22s %-28s %s".formatted(name, setting.usual(), "(as usual)"));
    }

    private static String shown(Setting setting, Given given) {
        return setting.isSecret()
                ? (given.texts().size() > 1 ? given.texts().size() + " secrets" : "a secret")
                : String.join(", ", given.texts());
    }
}
