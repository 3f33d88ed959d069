package org.kanal.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kanal.channel.Channel;
import org.kanal.channel.Position;
import org.kanal.channel.Publication;
import org.kanal.channel.Unavailable;

/** Keeps nothing: channels carry no positions. */
@ApplicationScoped
public class NoChannelLog implements ChannelLog {
    @Override
    public boolean keeps(Channel channel) {
        return false;
    }

    @Override
    public Position append(Publication publication) {
        throw new Unavailable("no history");
    }

    @Override
    public Position head(Channel channel) {
        throw new Unavailable("no history");
    }

    @Override
    public Slice since(Channel channel, Position after, Position upTo) {
        return new Slice.Missing(Reason.UNAVAILABLE);
    }

    @Override
    public List<Publication> last(Channel channel, int count, Position upTo) {
        return List.of();
    }
}
