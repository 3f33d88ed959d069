package org.kanal.client;

import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.Position;

/**
 * One message that has come.
 *
 * @param payload its content; null where that is JSON's null
 * @param position where it stands in the channel's stream; empty where the channel keeps none
 * @param publisher the id of who published it, where the publisher wanted that to be seen
 */
public record Message<T>(
        Channel channel, T payload, Optional<Position> position, Optional<String> publisher) {}
