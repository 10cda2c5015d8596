package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Opening;
import java.net.URI;

/// Where a request goes: to the path of its protocol, behind the path of the server's address. An address may be given
/// with the protocol's own path, and with a query, which is put before the protocol's own.
record Target(URI address) {
    URI of(String scheme, Opening opening) {
        var before = address.getRawPath() == null ? "" : address.getRawPath().replaceAll("/+$", "");
        var own = opening.target();
        var path =
                before.endsWith(opening.path()) ? own.substring(opening.path().length()) : own;
        return URI.create(scheme + "://" + address.getRawAuthority() + before + withQuery(path));
    }

    private String withQuery(String target) {
        var query = address.getRawQuery();
        if (query == null || query.isEmpty()) {
            return target;
        }
        int at = target.indexOf('?');
        return at < 0 ? target + "?" + query : target.substring(0, at) + "?" + query + "&" + target.substring(at + 1);
    }
}
