package dev.earshot.bridge.http;

/// An API for recordings. Stateless, safe for many threads, and never throws anything, whatever a
/// client sends.
///
/// What a server does is the same for all of them: it finds the one that [owns][#owns] the address, asks
/// who calls, writes what is uploaded into a file, and does what the [plan][#plan] says. What it has to
/// refuse by itself (a key, a size, a full house) it says in the API's words ([#refuse]).
public interface HttpApi {
    /// Whether a path is one of its own, whatever the method.
    boolean owns(String path);

    /// What is to be done.
    ///
    /// @param offer what the server has at this moment
    Plan plan(HttpCall call, Offer offer);

    /// A refusal in the shape of the API.
    ///
    /// @param call as far as it has been read
    Answer refuse(Refusal refusal, HttpCall call);
}
