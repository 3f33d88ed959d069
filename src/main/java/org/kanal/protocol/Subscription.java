package org.kanal.protocol;

import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.Position;

/**
 * Where a subscription stands at the moment it is said: a part of replies and pushes. (What a
 * program holds while it listens is the Java client's.)
 *
 * @param position the subscriber's place in the stream; empty where the channel keeps no history
 * @param isSynced whether every message after the place that the subscriber named is delivered
 * @param reason why it is not, where a place was named or held before
 */
public record Subscription(
        Channel channel, Optional<Position> position, boolean isSynced, Optional<String> reason) {}
