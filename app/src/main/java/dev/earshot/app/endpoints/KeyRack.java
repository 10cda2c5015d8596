package dev.earshot.app.endpoints;

import dev.earshot.app.UserEndpoints;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.bridge.secrets.keyring.GivenKey;
import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import dev.earshot.bridge.secrets.keyring.KeyVault;
import dev.earshot.engine.SttException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Keeps keys and forgets them, and knows for whom there are any. FX thread only; whatever waits,
/// waits elsewhere: a
/// locked keyring asks the user, who may take minutes.
final class KeyRack {
    private final UserEndpoints user;
    private final Threads threads;
    private final ReadOnlyObjectWrapper<Keys> keys = new ReadOnlyObjectWrapper<>(this, "keys", new Keys.Unknown());

    KeyRack(UserEndpoints user, Threads threads) {
        this.user = user;
        this.threads = threads;
    }

    ReadOnlyObjectProperty<Keys> keys() {
        return keys.getReadOnlyProperty();
    }

    /// Looks for whom there are keys.
    void look() {
        threads.waiting().execute(() -> {
            try {
                look(user.keys().get());
            } catch (SttException closed) {
                threads.fx().execute(() -> keys.set(new Keys.Closed(closed.sentence())));
            }
        });
    }

    private void look(KeyVault vault) {
        var now = new Keys.Known(
                vault.kept().stream()
                        .collect(Collectors.toMap(
                                KeyVault.Kept::origin, KeyVault.Kept::place, (inKeyring, _) -> inKeyring)),
                vault.place());
        threads.fx().execute(() -> keys.set(now));
    }

    /// Keeps a key for this origin alone, in the place of an earlier one.
    ///
    /// @param text as it was typed or pasted; neither shown nor logged
    /// @param done is told on the FX thread where it is kept
    /// @param refused is told on the FX thread why it is not
    void keep(KeyOrigin origin, String text, Consumer<String> done, Consumer<String> refused) {
        threads.waiting().execute(() -> {
            try {
                var vault = user.keys().get();
                vault.keep(origin, GivenKey.checked(text, "The field"));
                var place = vault.place();
                threads.fx().execute(() -> done.accept(place));
                look(vault);
            } catch (SttException unkept) {
                threads.fx().execute(() -> refused.accept(unkept.sentence()));
            }
        });
    }

    /// @param done is run on the FX thread
    /// @param refused is told on the FX thread why it is still there
    void forget(KeyOrigin origin, Runnable done, Consumer<String> refused) {
        threads.waiting().execute(() -> {
            try {
                var vault = user.keys().get();
                vault.forget(origin);
                threads.fx().execute(done);
                look(vault);
            } catch (SttException unforgotten) {
                threads.fx().execute(() -> refused.accept(unforgotten.sentence()));
            }
        });
    }
}
