package org.kanal.gateway;

import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.api.LeaveReason;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberJoined;
import org.kanal.api.SubscriberLeft;
import org.kanal.api.Unavailable;
import org.kanal.facts.Facts;
import org.kanal.hub.Hub;
import org.kanal.hub.Seat;
import org.kanal.presence.Attendance;
import org.kanal.protocol.Command;
import org.kanal.protocol.Push;
import org.kanal.protocol.Refusal;
import org.kanal.protocol.Reply;
import org.kanal.support.Part;
import org.kanal.support.RareWarning;

/** Opens and ends subscriptions. */
@Part
public class Subscribing {

    private static final Logger LOG = System.getLogger(Subscribing.class.getName());
    private static final RareWarning REFUSALS = new RareWarning(LOG, 5, 6);

    private final GatewaySettings settings;
    private final Access access;
    private final Hub hub;
    private final Recovery recovery;
    private final Attending attending;
    private final Replays replays;
    private final NewChannels newChannels;
    private final Facts facts;

    @Inject
    Subscribing(
            GatewaySettings settings,
            Access access,
            Hub hub,
            Recovery recovery,
            Attending attending,
            Replays replays,
            NewChannels newChannels,
            Facts facts) {
        this.settings = settings;
        this.access = access;
        this.hub = hub;
        this.recovery = recovery;
        this.attending = attending;
        this.replays = replays;
        this.newChannels = newChannels;
        this.facts = facts;
    }

    /**
     * Answers with {@code subscribed}, or with an {@code error} and no subscription.
     *
     * @param executor where it goes on when the decision is known
     * @return done when it was answered
     * @throws InvalidInput if the channel is of an application that is not served here, or what the
     *     subscriber says about itself is too long
     */
    CompletableFuture<Void> subscribe(
            Client client, Subscriber who, Command.Subscribe command, Executor executor) {
        Channel channel = access.meant(client, command.channel());
        attending.requireShort(command.data());
        if (!client.isOn(command.channel()) && client.channels() >= settings.maxChannels()) {
            refuse(client, command, Refusals.tooManyChannels(settings.maxChannels()));
            return Step.DONE;
        }
        Optional<String> limit =
                hub.receives(channel) ? Optional.empty() : newChannels.count(client);
        if (limit.isPresent()) {
            refuse(client, command, Refusals.tooManyNew(limit.get()));
            return Step.DONE;
        }
        return Step.after(
                decide(client, channel, who),
                executor,
                decided -> open(new Request(client, who, command, channel), decided, executor));
    }

    /** A decision, and what {@link Access#revision} was before it was asked for. */
    private record Decided(ChannelPermissions decision, long revision) {}

    /** A yes from before a recheck does not count. */
    private CompletableFuture<Decided> decide(Client client, Channel channel, Subscriber who) {
        long revision = access.revision();
        return access.decide(client, channel, who)
                .thenCompose(
                        decision ->
                                decision.read() && revision != access.revision()
                                        ? decide(client, channel, who)
                                        : CompletableFuture.completedFuture(
                                                new Decided(decision, revision)));
    }

    /** What was asked for, and by whom. */
    private record Request(
            Client client, Subscriber who, Command.Subscribe command, Channel channel) {}

    private CompletableFuture<Void> open(Request request, Decided decided, Executor executor) {
        Client client = request.client();
        if (!decided.decision().read()) {
            leave(client, request.command().channel(), LeaveReason.REVOKED);
            refuse(client, request.command(), Refusals.denied(decided.decision()));
            return Step.DONE;
        }
        return Step.after(
                attending.complete(request.channel(), request.command()),
                executor,
                known -> replace(request, decided, executor));
    }

    /** Who takes the place of its own earlier subscription was there all the time. */
    private CompletableFuture<Void> replace(Request request, Decided decided, Executor executor) {
        Client client = request.client();
        Optional<Attendance> earlier =
                client.remove(request.command().channel()).flatMap(seat -> vacate(client, seat));
        try {
            return openAnew(request, decided, executor);
        } finally {
            attending.leave(earlier, LeaveReason.CLOSED);
        }
    }

    private CompletableFuture<Void> openAnew(Request request, Decided decided, Executor executor) {
        Client client = request.client();
        Channel channel = request.channel();
        if (request.command().since().isPresent() && !replays.admits(client)) {
            refuse(client, request.command(), Refusals.TOO_MUCH_REPLAYED);
            return Step.DONE;
        }
        try {
            Optional<Seat<Listener>> seat = open(request);
            if (seat.isPresent() && decided.revision() != access.revision()) {
                return decideAgain(request, seat.get(), executor);
            }
        } catch (Unavailable e) {
            // Why is the operator's business: it names hosts and topics.
            REFUSALS.log("A subscription to " + channel + " failed: " + e.getMessage());
            refuse(client, request.command(), Refusals.CANNOT_BE_RECEIVED);
        }
        return Step.DONE;
    }

    /** Somebody rechecked after the decision, and did not find what was not open yet. */
    private CompletableFuture<Void> decideAgain(
            Request request, Seat<Listener> seat, Executor executor) {
        return Step.after(
                access.decide(request.client(), request.channel(), request.who()),
                executor,
                now -> {
                    apply(now, request.client(), seat);
                    return Step.DONE;
                });
    }

    /** Answers with {@code unsubscribed}, whether or not there was a subscription. */
    void unsubscribe(Client client, Command.Unsubscribe command) {
        leave(client, command.channel(), LeaveReason.CLOSED);
        client.send(new Reply.Unsubscribed(command.number(), command.channel()));
    }

    /** The connection is gone. */
    void leaveAll(Client client, LeaveReason why) {
        client.end().forEach(seat -> attending.leave(vacate(client, seat), why));
    }

    /** Ends an open subscription if the answer is now no. */
    void apply(ChannelPermissions decision, Client client, Seat<Listener> seat) {
        if (!decision.read()
                && client.remove(
                        seat, new Push.Ended(seat.who().shownAs(), Refusals.denied(decision)))) {
            attending.leave(vacate(client, seat), LeaveReason.REVOKED);
        }
    }

    /** Empty if the connection has ended meanwhile. */
    private Optional<Seat<Listener>> open(Request request) {
        Client client = request.client();
        Subscriber who = request.who();
        Command.Subscribe command = request.command();
        Seat<Listener> seat =
                hub.join(
                        request.channel(),
                        new Listener(
                                client.connectionId(), who, client.outbox(), command.channel()));
        if (!client.take(seat)) {
            seat.leave();
            return Optional.empty();
        }
        facts.tell(
                seat.channel(), new SubscriberJoined(seat.channel(), who, client.connectionId()));
        try {
            return confirm(client, seat, command) ? Optional.of(seat) : Optional.empty();
        } catch (RuntimeException e) {
            // A seat that is never started keeps what comes in, up to a limit.
            leave(client, seat.who().shownAs(), LeaveReason.CLOSED);
            throw e;
        }
    }

    /** False if somebody ended the seat meanwhile; then the client hears to try again. */
    private boolean confirm(Client client, Seat<Listener> seat, Command.Subscribe command) {
        Optional<Attendance> attendance = attending.enter(client, seat, command);
        if (!recovery.start(
                seat,
                command,
                Attending.occupancy(attendance),
                bytes -> replays.charge(client, bytes))) {
            refuse(client, command, Refusals.PERMISSIONS_ARE_CHANGING);
            return false;
        }
        attending.start(attendance);
        return true;
    }

    private void leave(Client client, Channel shownAs, LeaveReason why) {
        attending.leave(client.remove(shownAs).flatMap(seat -> vacate(client, seat)), why);
    }

    /** What else belonged to the seat is the caller's to leave. */
    private Optional<Attendance> vacate(Client client, Seat<Listener> seat) {
        seat.leave();
        facts.tell(
                seat.channel(),
                new SubscriberLeft(
                        seat.channel(), seat.who().subscriber(), seat.who().connectionId()));
        return client.stopAttending(seat);
    }

    private static void refuse(Client client, Command.Subscribe command, Refusal refusal) {
        client.send(new Reply.Failed(command.id(), Optional.of(command.channel()), refusal));
    }
}
