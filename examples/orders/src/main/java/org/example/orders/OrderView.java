package org.example.orders;

/**
 * An order as pages see it, loaded or as a message.
 *
 * @param version counts its changes
 */
public record OrderView(long id, String article, Status status, int version) {}
