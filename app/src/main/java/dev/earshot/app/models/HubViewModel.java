package dev.earshot.app.models;

import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.io.IOException;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where models come from: the hub's address and its token, which is taken and never shown again. FX thread only.
final class HubViewModel {
    /// @param address where the hub is
    /// @param token whether one is sent
    /// @param offline why nothing may be fetched; empty where it may
    record State(String address, boolean token, Optional<String> offline) {}

    private static final Logger LOG = LoggerFactory.getLogger(HubViewModel.class);

    private final HubAccess hub;
    private final Surroundings with;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State("", false, Optional.empty()));

    HubViewModel(HubAccess hub, Surroundings with) {
        this.hub = hub;
        this.with = with;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    void refresh() {
        change(() -> {
            var now = new State(hub.address(), hub.hasToken(), hub.offline());
            return () -> state.set(now);
        });
    }

    /// @param address blank for the usual hub
    void use(String address) {
        var wanted = Optional.of(address.strip()).filter(text -> !text.isEmpty());
        change(() -> {
            wanted.ifPresent(hub::check);
            return () -> {
                with.settings().change(old -> old.withSupply(old.supply().withHub(wanted)));
                refresh();
            };
        });
    }

    void keep(String token) {
        if (!token.isBlank()) {
            var secret = new Secret(token.strip());
            change(() -> {
                hub.keep(secret);
                return this::refresh;
            });
        }
    }

    void forget() {
        change(() -> {
            hub.forget();
            return this::refresh;
        });
    }

    /// Something to do; answers what the FX thread does then.
    private interface Step {
        Runnable run() throws IOException;
    }

    private void change(Step step) {
        with.threads().waiting().execute(() -> {
            try {
                with.threads().fx().execute(step.run());
            } catch (SttException refused) {
                with.threads().fx().execute(() -> with.notices().problem(refused.sentence()));
            } catch (IOException e) {
                LOG.warn("The token cannot be written: {}", e.toString());
                with.threads()
                        .fx()
                        .execute(() -> with.notices()
                                .problem("The token could not be saved: look whether the settings folder can be"
                                        + " written to."));
            }
        });
    }
}
