package org.kanal.protocol;

/** What the server sends: an answer, or something that nobody asked for. */
public sealed interface Outgoing permits Reply, Push {}
