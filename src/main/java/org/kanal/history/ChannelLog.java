package org.kanal.history;

import java.util.List;
import org.kanal.channel.Channel;
import org.kanal.channel.Position;
import org.kanal.channel.Publication;

/** Placeholder of the interface that the history branch brings. */
public interface ChannelLog {
    boolean keeps(Channel channel);

    Position append(Publication publication);

    Position head(Channel channel);

    Slice since(Channel channel, Position after, Position upTo);

    List<Publication> last(Channel channel, int count, Position upTo);
}
