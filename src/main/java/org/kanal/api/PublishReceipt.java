package org.kanal.api;

import java.util.Optional;

/**
 * A publication was accepted for delivery; this says nothing of who received it.
 *
 * @param position where it stands in the channel's stream; empty if the channel keeps no history,
 *     or if it was published inside a transaction, which gives it a place only when it commits
 */
public record PublishReceipt(Optional<Position> position) {}
