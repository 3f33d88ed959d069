package org.example.orders;

import jakarta.validation.constraints.NotNull;

/**
 * An order as pages see it, loaded or as a message.
 *
 * @param version counts its changes
 */
public record OrderView(long id, @NotNull String article, @NotNull Status status, int version) {}
