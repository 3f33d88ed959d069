package org.kanal.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kanal.channel.Position;
import org.kanal.channel.Publication;
import org.kanal.channel.Since;
import org.kanal.history.ChannelLog;
import org.kanal.history.Slice;
import org.kanal.hub.Seat;
import org.kanal.protocol.Command;
import org.kanal.protocol.Outgoing;
import org.kanal.protocol.Push;
import org.kanal.protocol.Reply;
import org.kanal.protocol.Subscription;

/**
 * What a subscriber gets first: the confirmation, and the messages that it missed. All of them or
 * none, and then with the reason.
 */
@ApplicationScoped
public class Recovery {

    @Inject private ChannelLog log;

    /** The frames that open a subscription; live messages follow them. */
    List<Outgoing> opening(Seat seat, Command.Subscribe command) {
        if (command.since().isEmpty()) {
            return confirmed(seat, command, false, Optional.empty(), List.of());
        }
        if (seat.joinedAt().isEmpty()) {
            return unsynced(seat, command, Slice.Reason.UNAVAILABLE);
        }
        Position upTo = seat.joinedAt().get();
        if (command.since().get() instanceof Since.Last last) {
            return confirmed(
                    seat,
                    command,
                    true,
                    Optional.empty(),
                    log.last(seat.channel(), last.count(), upTo));
        }
        Position after = ((Since.After) command.since().get()).position();
        Slice slice = log.since(seat.channel(), after, upTo);
        return slice instanceof Slice.Complete complete
                ? confirmed(seat, command, true, Optional.empty(), complete.publications())
                : unsynced(seat, command, ((Slice.Missing) slice).reason());
    }

    private static List<Outgoing> unsynced(
            Seat seat, Command.Subscribe command, Slice.Reason reason) {
        return confirmed(seat, command, false, Optional.of(reason.wireName()), List.of());
    }

    private static List<Outgoing> confirmed(
            Seat seat,
            Command.Subscribe command,
            boolean isSynced,
            Optional<String> reason,
            List<Publication> missed) {
        List<Outgoing> frames = new ArrayList<>(missed.size() + 1);
        frames.add(
                new Reply.Subscribed(
                        command.number(),
                        new Subscription(seat.shownAs(), seat.joinedAt(), isSynced, reason)));
        missed.stream()
                .filter(publication -> publication.isFor(seat.who().subscriber().id()))
                .map(publication -> new Push.Message(publication.shownAs(seat.shownAs())))
                .forEach(frames::add);
        return frames;
    }
}
