package org.kanal.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.kanal.channel.Channel;
import org.kanal.channel.InvalidInput;
import org.kanal.channel.SubscriberJoined;
import org.kanal.channel.SubscriberLeft;
import org.kanal.channel.Unavailable;
import org.kanal.facts.Facts;
import org.kanal.hub.Hub;
import org.kanal.hub.LocalSubscriber;
import org.kanal.hub.Seat;
import org.kanal.permission.ChannelPermissions;
import org.kanal.protocol.Command;
import org.kanal.protocol.Push;
import org.kanal.protocol.Refusal;
import org.kanal.protocol.Refusal.Code;
import org.kanal.protocol.Reply;

/** Opens and ends subscriptions. */
@ApplicationScoped
public class Subscribing {

    private static final Logger LOG = System.getLogger(Subscribing.class.getName());

    @Inject private GatewaySettings settings;
    @Inject private Access access;
    @Inject private Hub hub;
    @Inject private Recovery recovery;
    @Inject private Facts facts;

    /**
     * Answers with {@code subscribed}, or with an {@code error} and no subscription.
     *
     * @throws InvalidInput if the channel is of an application that is not served here
     */
    void subscribe(Client client, LocalSubscriber who, Command.Subscribe command) {
        Channel channel = access.meant(client, command.channel());
        if (!client.isOn(command.channel()) && client.channels() >= settings.maxChannels()) {
            refuse(client, command, Refusal.rateLimited(tooManyChannels()));
            return;
        }
        long revision = access.revision();
        ChannelPermissions decision = access.check(client, channel, who.subscriber());
        while (decision.read() && revision != access.revision()) {
            revision = access.revision();
            decision = access.check(client, channel, who.subscriber());
        }
        leave(client, command.channel());
        if (!decision.read()) {
            refuse(client, command, denied(decision));
            return;
        }
        try {
            Optional<Seat> seat = open(client, who, command, channel);
            if (seat.isPresent() && revision != access.revision()) {
                apply(access.check(client, channel, who.subscriber()), client, seat.get());
            }
        } catch (Unavailable e) {
            // Why is the operator's business: it names hosts and topics.
            LOG.log(Level.WARNING, "A subscription to " + channel + " failed: " + e.getMessage());
            refuse(
                    client,
                    command,
                    new Refusal(
                            Code.SUBSCRIPTION_FAILED,
                            503,
                            "the channel cannot be received now; try it again"));
        }
    }

    /** Answers with {@code unsubscribed}, whether or not there was a subscription. */
    void unsubscribe(Client client, Command.Unsubscribe command) {
        leave(client, command.channel());
        client.send(new Reply.Unsubscribed(command.number(), command.channel()));
    }

    /** The connection is gone. */
    void leaveAll(Client client) {
        client.end().forEach(this::vacate);
    }

    /** Ends an open subscription if the answer is now no. */
    void apply(ChannelPermissions decision, Client client, Seat seat) {
        if (!decision.read()
                && client.remove(seat, new Push.Ended(seat.shownAs(), denied(decision)))) {
            vacate(seat);
        }
    }

    /** Empty if the connection has ended meanwhile. */
    private Optional<Seat> open(
            Client client, LocalSubscriber who, Command.Subscribe command, Channel channel) {
        Seat seat = hub.join(channel, command.channel(), who);
        if (!client.take(seat)) {
            seat.leave();
            return Optional.empty();
        }
        facts.tell(
                seat.channel(),
                new SubscriberJoined(seat.channel(), who.subscriber(), who.connectionId()));
        try {
            if (!recovery.start(seat, command)) {
                refuse(client, command, takenAway(access.check(client, channel, who.subscriber())));
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            // A seat that is never started keeps what comes in, up to a limit.
            leave(client, seat.shownAs());
            throw e;
        }
        return Optional.of(seat);
    }

    private void leave(Client client, Channel shownAs) {
        client.remove(shownAs).ifPresent(this::vacate);
    }

    private void vacate(Seat seat) {
        seat.leave();
        facts.tell(
                seat.channel(),
                new SubscriberLeft(
                        seat.channel(), seat.who().subscriber(), seat.who().connectionId()));
    }

    private static void refuse(Client client, Command.Subscribe command, Refusal refusal) {
        client.send(new Reply.Failed(command.id(), Optional.of(command.channel()), refusal));
    }

    /** A recheck ended the subscription before it was confirmed. */
    private static Refusal takenAway(ChannelPermissions now) {
        return now.read()
                ? new Refusal(
                        Code.SUBSCRIPTION_FAILED, 503, "permissions are changing; try it again")
                : denied(now);
    }

    private static Refusal denied(ChannelPermissions decision) {
        return new Refusal(
                Code.SUBSCRIPTION_FAILED,
                decision.status(),
                decision.isUndecided()
                        ? "the permission could not be checked now"
                        : "no permission to read this channel");
    }

    private String tooManyChannels() {
        return "this connection has "
                + settings.maxChannels()
                + " channels, as many as allowed (kanal.connection.max-channels)";
    }
}
