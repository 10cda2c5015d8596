package dev.earshot.app.endpoints;

import dev.earshot.app.TestSounds;
import dev.earshot.app.endpoints.conformance.ConformanceTab;
import dev.earshot.app.endpoints.load.LoadTab;
import dev.earshot.app.endpoints.run.RunTab;
import dev.earshot.app.shell.Page;
import dev.earshot.app.shell.ShellContext;
import dev.earshot.app.shell.Shortcut;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.bridge.endpoint.EndpointTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The Endpoints page. Its nodes are built when it is first shown; what its tabs have begun goes on
/// while it is not.
public final class EndpointsPage implements Page {
    private final EndpointsViewModel model;
    private final Function<Consumer<EndpointTest>, List<PageTab>> tabs;
    private final EndpointDialogs dialogs;
    private Optional<EndpointsView> view = Optional.empty();
    private List<PageTab> parts = List.of();

    /// @param traces opens traces in windows of their own
    /// @param ownServer where Earshot's own server is, while it is on
    public EndpointsPage(ShellContext context, Consumer<List<Path>> traces, Supplier<Optional<URI>> ownServer) {
        this(
                context,
                traces,
                new EndpointsViewModel(new Surroundings(
                        context.endpoints(),
                        context.settings(),
                        context.notices(),
                        Threads.of("endpoints"),
                        bench(context),
                        ownServer)));
    }

    private static TestBench bench(ShellContext context) {
        var places = context.places();
        return new TestBench(
                new TestSounds(places.endpoints().resolveSibling(""), places.samples()),
                () -> context.models().detectors());
    }

    private EndpointsPage(ShellContext context, Consumer<List<Path>> traces, EndpointsViewModel model) {
        this.model = model;
        this.dialogs = new EndpointDialogs.OfSystem(() -> view().getScene().getWindow());
        this.tabs = collect -> tabs(new EndpointPlace(
                context,
                model.with().threads(),
                model.chosen(),
                chosen -> model.with().user().open(chosen.endpoint(), chosen.environment()),
                traces,
                collect));
    }

    /// @param tabs what can be done with an endpoint; given what keeps a test in a collection
    EndpointsPage(
            EndpointsViewModel model, EndpointDialogs dialogs, Function<Consumer<EndpointTest>, List<PageTab>> tabs) {
        this.model = model;
        this.dialogs = dialogs;
        this.tabs = tabs;
    }

    private static List<PageTab> tabs(EndpointPlace place) {
        var run = new RunTab(place);
        var conformance = new ConformanceTab(place);
        var load = new LoadTab(place);
        return List.of(
                new PageTab("Test", run, run.shortcuts(), run.busy(), run::close),
                new PageTab(
                        "Conformance", conformance, conformance.shortcuts(), conformance.busy(), conformance::close),
                new PageTab("Load", load, load.shortcuts(), load.busy(), load::close));
    }

    private EndpointsView shown() {
        if (view.isEmpty()) {
            parts = new ArrayList<>(tabs.apply(this::collect));
            parts.add(new PageTab(
                    "Settings", new Overview(model), List.of(), new SimpleObjectProperty<>(false), () -> {}));
            view = Optional.of(new EndpointsView(
                    model, dialogs, parts, new BuilderView(new BuilderViewModel(model), dialogs, model::leave)));
        }
        return view.get();
    }

    private void collect(EndpointTest test) {
        dialogs.collection(model.collections().names())
                .ifPresent(name -> model.collections().collect(name, test));
    }

    @Override
    public String title() {
        return "Endpoints";
    }

    @Override
    public Ikon icon() {
        return Feather.CLOUD;
    }

    @Override
    public Node view() {
        return shown();
    }

    @Override
    public void attach() {
        model.refresh();
    }

    @Override
    public void detach() {}

    @Override
    public List<Shortcut> shortcuts() {
        return shown().shortcuts();
    }

    @Override
    public Optional<String> unfinished() {
        var said = new ArrayList<String>();
        var unsaved = model.unsaved();
        if (!unsaved.isEmpty()) {
            said.add("Changes of " + String.join(", ", unsaved) + " on the Endpoints page are not saved.");
        }
        if (model.runs().going()) {
            said.add("Tests of a collection are running; they end when Earshot closes.");
        }
        parts.stream()
                .filter(part -> part.busy().getValue())
                .forEach(part -> said.add(
                        part.name() + " on the Endpoints page is still going on; it ends when Earshot closes."));
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said));
    }

    @Override
    public void close() {
        model.runs().close();
        parts.forEach(part -> part.close().run());
        model.close();
    }
}
