package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A speech service under a name of the user's own, with all that it takes to use it except a key.
/// Address, model, language, parameters and headers may hold `{{variables}}`, which an [Environment]
/// stands in for.
///
/// @param vendor the id of what speaks its protocol
/// @param query beside what the protocol asks for; a name may be there several times, and its values
///     stand together
/// @param headers each name once
/// @param cached whether the same sound is asked for only once
/// @param description of the service, a JSON object, for the kinds that can be any service
public record SavedEndpoint(
        String name,
        String vendor,
        String address,
        Optional<String> model,
        Optional<String> language,
        List<Field> query,
        List<Field> headers,
        SoundChoice sound,
        Limits limits,
        Retries retries,
        Optional<Price> price,
        boolean cached,
        Optional<String> description,
        Unknown unknown) {
    /// @throws SttException UNSUPPORTED when it makes no sense, or holds a key
    public SavedEndpoint {
        Wrong.name(name, "an endpoint");
        Wrong.name(vendor, "what an endpoint speaks");
        if (address.isBlank() || address.chars().anyMatch(letter -> letter < ' ')) {
            throw Wrong.because(
                    "An endpoint has an address, such as wss://{{host}}/v1/listen; give '" + name + "' one.");
        }
        Credential.refuseIn(address);
        query = together(query.stream()
                .map(field -> Field.parameter(field.name(), field.value()))
                .toList());
        headers = headers.stream()
                .map(field -> Field.header(field.name(), field.value()))
                .toList();
        description = description.map(text -> ServiceDescription.checked(text, name));
        var names = new HashSet<String>();
        for (var header : headers) {
            if (!names.add(header.name().toLowerCase(Locale.ROOT))) {
                throw Wrong.because(
                        "The header '" + header.name() + "' of '" + name + "' is there twice; leave one of" + " them.");
            }
        }
    }

    private static List<Field> together(List<Field> fields) {
        var byName = new LinkedHashMap<String, List<Field>>();
        fields.forEach(field ->
                byName.computeIfAbsent(field.name(), _ -> new ArrayList<>()).add(field));
        return byName.values().stream().flatMap(List::stream).toList();
    }

    /// With everything else as it usually is.
    public static SavedEndpoint of(String name, String vendor, String address) {
        return new SavedEndpoint(
                name,
                vendor,
                address,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                SoundChoice.USUAL,
                Limits.USUAL,
                Retries.USUAL,
                Optional.empty(),
                false,
                Optional.empty(),
                Unknown.NONE);
    }

    public SavedEndpoint named(String other) {
        return new SavedEndpoint(
                other,
                vendor,
                address,
                model,
                language,
                query,
                headers,
                sound,
                limits,
                retries,
                price,
                cached,
                description,
                unknown);
    }
}
