package dev.earshot.bridge.http;

import dev.earshot.bridge.wire.Offer;
import java.util.List;

/// An API for recordings. Stateless, safe for many threads, and never throws anything, whatever a
/// client sends.
///
/// What a server does is the same for all of them: it finds the one that [owns][#owns] the address, asks
/// who calls, writes what is uploaded into a file, and does what the [plan][#plan] says. What it has to
/// refuse by itself (a key, a size, a full house) it says in the API's words ([#refuse]).
public interface HttpApi extends Decline {
    /// Whose API it is, for a person.
    String name();

    /// Whether a path is one of its own, whatever the method.
    boolean owns(String path);

    /// The methods that mean something at a path of its own. `GET` stands for `HEAD`, too.
    List<String> methods(String path);

    /// What of the body the [plan][#plan] needs; the rest of a call is known.
    ///
    /// @param call without its body
    BodyKind reads(HttpCall call);

    /// What is to be done.
    ///
    /// @param offer what the server has at this moment
    Plan plan(HttpCall call, Offer offer);
}
