package dev.earshot.app.shell;

import java.util.Optional;

/// Which of the saved services elsewhere are used.
///
/// @param hears the one that hears what is opened or recorded next; empty for a model of this computer
/// @param environment whose variables are filled in
/// @param shown the one that the Endpoints page is about
public record EndpointChoices(Optional<String> hears, Optional<String> environment, Optional<String> shown) {
    public static final EndpointChoices DEFAULT =
            new EndpointChoices(Optional.empty(), Optional.empty(), Optional.empty());

    public EndpointChoices withHears(Optional<String> name) {
        return new EndpointChoices(name, environment, shown);
    }

    public EndpointChoices withEnvironment(Optional<String> name) {
        return new EndpointChoices(hears, name, shown);
    }

    public EndpointChoices withShown(Optional<String> name) {
        return new EndpointChoices(hears, environment, name);
    }
}
