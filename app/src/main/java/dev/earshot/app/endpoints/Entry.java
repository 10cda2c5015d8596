package dev.earshot.app.endpoints;

/// What is typed in to describe an endpoint.
enum Entry {
    NAME,
    KIND,
    ADDRESS,
    MODEL,
    LANGUAGE,
    QUERY,
    HEADERS,
    FORMAT,
    RATE,
    CONNECT,
    READ,
    OVERALL,
    RETRIES,
    FIRST_PAUSE,
    PAUSE,
    PER_HOUR,
    PER_REQUEST,
    CURRENCY,
    DESCRIPTION
}
