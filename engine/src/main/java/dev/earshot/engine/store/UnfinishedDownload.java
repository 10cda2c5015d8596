package dev.earshot.engine.store;

/// A download that was begun and is not complete; [ModelStore#resume] goes on with it.
///
/// @param id of the model it will be
/// @param name what a person calls that model
/// @param done bytes that are here
/// @param total bytes in all
/// @param running whether somebody is at it now, this Earshot or another
public record UnfinishedDownload(String id, String name, long done, long total, boolean running) {}
