package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All endpoints, environments and collections, each under a name of its own among its kind, in the
/// order in which they were added.
public record EndpointBook(
        List<SavedEndpoint> endpoints,
        List<Environment> environments,
        List<TestCollection> collections,
        Unknown unknown) {
    public static final EndpointBook EMPTY = new EndpointBook(List.of(), List.of(), List.of(), Unknown.NONE);

    /// @throws SttException UNSUPPORTED when two have the same name
    public EndpointBook {
        endpoints = unique(endpoints, SavedEndpoint::name, "endpoint");
        environments = unique(environments, Environment::name, "environment");
        collections = unique(collections, TestCollection::name, "collection");
    }

    private static <T> List<T> unique(List<T> all, Function<T, String> name, String kind) {
        var names = new HashSet<String>();
        for (T one : all) {
            if (!names.add(name.apply(one))) {
                throw Wrong.because("There are two " + kind + "s named '" + name.apply(one)
                        + "'; give one of them another" + " name.");
            }
        }
        return List.copyOf(all);
    }

    /// @throws SttException UNSUPPORTED when there is none of that name
    public SavedEndpoint endpoint(String name) {
        return find(endpoints, SavedEndpoint::name, name, "endpoint");
    }

    /// @throws SttException UNSUPPORTED when there is none of that name
    public Environment environment(String name) {
        return find(environments, Environment::name, name, "environment");
    }

    /// @throws SttException UNSUPPORTED when there is none of that name
    public TestCollection collection(String name) {
        return find(collections, TestCollection::name, name, "collection");
    }

    private static <T> T find(List<T> all, Function<T, String> name, String wanted, String kind) {
        return all.stream()
                .filter(one -> name.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> Wrong.because(
                        all.isEmpty()
                                ? "There is no " + kind + " '" + wanted + "', and no other one; add it first."
                                : "There is no " + kind + " '" + wanted + "'; there is "
                                        + all.stream().map(name).collect(Collectors.joining(", ")) + "."));
    }

    /// An endpoint that is to be used, without variables.
    ///
    /// @throws SttException UNSUPPORTED when there is no such endpoint, or it has variables, or no
    ///     address comes out
    public ResolvedEndpoint resolve(String name) {
        return ResolvedEndpoint.of(endpoint(name));
    }

    /// An endpoint that is to be used, with the variables of an environment.
    ///
    /// @throws SttException UNSUPPORTED when there is no such endpoint or environment, a variable is
    ///     not in it, or no address comes out
    public ResolvedEndpoint resolve(String name, String environment) {
        return ResolvedEndpoint.of(endpoint(name), environment(environment));
    }

    /// With this one, in the place of one of the same name.
    public EndpointBook with(SavedEndpoint endpoint) {
        return new EndpointBook(put(endpoints, SavedEndpoint::name, endpoint), environments, collections, unknown);
    }

    /// With this one, in the place of one of the same name.
    public EndpointBook with(Environment environment) {
        return new EndpointBook(endpoints, put(environments, Environment::name, environment), collections, unknown);
    }

    /// With this one, in the place of one of the same name.
    public EndpointBook with(TestCollection collection) {
        return new EndpointBook(endpoints, environments, put(collections, TestCollection::name, collection), unknown);
    }

    private static <T> List<T> put(List<T> all, Function<T, String> name, T added) {
        var result = new ArrayList<>(all);
        int place = all.stream().map(name).toList().indexOf(name.apply(added));
        if (place < 0) {
            result.add(added);
        } else {
            result.set(place, added);
        }
        return result;
    }

    /// With another name for an endpoint, also in the tests of it.
    ///
    /// @throws SttException UNSUPPORTED when there is none, or the name is taken
    public EndpointBook renaming(String endpoint, String other) {
        endpoint(endpoint);
        return new EndpointBook(
                endpoints.stream()
                        .map(one -> one.name().equals(endpoint) ? one.named(other) : one)
                        .toList(),
                environments,
                collections.stream().map(one -> one.renaming(endpoint, other)).toList(),
                unknown);
    }

    /// Without an endpoint; tests of it stay as they are.
    ///
    /// @throws SttException UNSUPPORTED when there is none of that name
    public EndpointBook withoutEndpoint(String name) {
        return new EndpointBook(without(endpoints, endpoint(name)), environments, collections, unknown);
    }

    /// @throws SttException UNSUPPORTED when there is none of that name
    public EndpointBook withoutEnvironment(String name) {
        return new EndpointBook(endpoints, without(environments, environment(name)), collections, unknown);
    }

    /// @throws SttException UNSUPPORTED when there is none of that name
    public EndpointBook withoutCollection(String name) {
        return new EndpointBook(endpoints, environments, without(collections, collection(name)), unknown);
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(other -> !other.equals(one)).toList();
    }

    /// Which collections have tests of an endpoint.
    public List<String> collectionsOf(String endpoint) {
        return collections.stream()
                .filter(one ->
                        one.tests().stream().anyMatch(test -> test.endpoint().equals(endpoint)))
                .map(TestCollection::name)
                .toList();
    }

    /// A collection by itself, with the endpoints that it tests and the environments that have
    /// variables of these: all that is needed elsewhere, but keys.
    ///
    /// @throws SttException UNSUPPORTED when there is none of that name
    public EndpointBook only(String collection) {
        var wanted = collection(collection);
        var names = wanted.tests().stream().map(EndpointTest::endpoint).collect(Collectors.toSet());
        var tested =
                endpoints.stream().filter(one -> names.contains(one.name())).toList();
        var variables = tested.stream()
                .flatMap(one -> ResolvedEndpoint.variables(one).stream())
                .collect(Collectors.toSet());
        return new EndpointBook(
                tested,
                environments.stream()
                        .filter(one -> one.variables().keySet().stream().anyMatch(variables::contains))
                        .toList(),
                List.of(wanted),
                Unknown.NONE);
    }

    /// What of another book has a name that is taken by something else here, each as `endpoint
    /// 'kitchen'`.
    public Set<String> clashes(EndpointBook other) {
        var clashes = new TreeSet<String>();
        other.endpoints.forEach(one ->
                clash(endpoints, SavedEndpoint::name, one).ifPresent(name -> clashes.add("endpoint '" + name + "'")));
        other.environments.forEach(one -> clash(environments, Environment::name, one)
                .ifPresent(name -> clashes.add("environment '" + name + "'")));
        other.collections.forEach(one -> clash(collections, TestCollection::name, one)
                .ifPresent(name -> clashes.add("collection '" + name + "'")));
        return clashes;
    }

    private static <T> Optional<String> clash(List<T> here, Function<T, String> name, T there) {
        return here.stream()
                .filter(one -> name.apply(one).equals(name.apply(there)) && !one.equals(there))
                .map(name)
                .findFirst();
    }

    /// With all of another book; where names [clash][#clashes], the other's counts.
    public EndpointBook with(EndpointBook other) {
        var result = this;
        for (var one : other.endpoints) {
            result = result.with(one);
        }
        for (var one : other.environments) {
            result = result.with(one);
        }
        for (var one : other.collections) {
            result = result.with(one);
        }
        return result;
    }
}
