package org.kanal.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.kanal.api.Channel;
import org.kanal.api.Position;

/**
 * One channel on the wire, shared by all subscriptions of the client to it: asks for it, follows
 * its position, and asks again with that position whenever the connection comes back.
 */
final class Feed {

    private enum Carried {
        /** No connection carries it. */
        DETACHED,
        /** The answer is out. */
        ASKED,
        /** The server sends its messages. */
        LIVE,
        /** The server said no; asked again when it may say yes, at the latest when it is back. */
        REFUSED
    }

    private final Channel channel;
    private final Loop loop;
    private final Asking asking;
    private final Place place;
    private final Backoff backoff;
    private final List<Subscription<?>> subscriptions = new ArrayList<>();
    private Carried carried = Carried.DETACHED;
    private Loop.Timer retry = Loop.NONE;

    /** Sends a frame with an id of its own; the answer to it comes back. */
    interface Asking {

        boolean isOpen();

        void subscribe(Feed feed, Since since);

        void unsubscribe(Feed feed);
    }

    Feed(Channel channel, Since since, Loop loop, Asking asking, DoubleSupplier random) {
        this.channel = channel;
        this.place = new Place(since);
        this.loop = loop;
        this.asking = asking;
        this.backoff = new Backoff(random);
    }

    Channel channel() {
        return channel;
    }

    List<Subscription<?>> subscriptions() {
        return List.copyOf(subscriptions);
    }

    boolean isLive() {
        return carried == Carried.LIVE;
    }

    void add(Subscription<?> subscription) {
        subscriptions.add(subscription);
        if (isLive()) {
            subscription.confirmed(place.position(), true, null);
        } else if (carried != Carried.ASKED) {
            attach();
        }
    }

    /** Gives whether somebody still wants the channel. */
    boolean remove(Subscription<?> subscription) {
        subscriptions.remove(subscription);
        if (subscriptions.isEmpty()) {
            retry.cancel();
            if (carried == Carried.ASKED || isLive()) {
                asking.unsubscribe(this);
            }
            carried = Carried.DETACHED;
        }
        return !subscriptions.isEmpty();
    }

    /** Asks for the channel, if a connection is there to carry it. */
    void attach() {
        retry.cancel();
        if (asking.isOpen()) {
            carried = Carried.ASKED;
            asking.subscribe(this, place.since());
        }
    }

    void detach() {
        retry.cancel();
        carried = Carried.DETACHED;
    }

    void subscribed(Frame answer) {
        boolean isSynced = answer.isTrue("isSynced");
        boolean isAgain = place.wasConfirmed();
        boolean isAskedFor = place.since() != null || isAgain;
        boolean isComplete = place.confirm(answer.position(), isSynced);
        carried = Carried.LIVE;
        backoff.reset();
        GapReason gap =
                isComplete || !isAskedFor ? null : GapReason.of(answer.fields().get("reason"));
        for (Subscription<?> subscription : subscriptions()) {
            // Who joins a channel that was lost misses nothing that it had.
            boolean isNew = isAgain && !subscription.wasConfirmed();
            subscription.confirmed(answer.position(), isComplete && !isNew, isNew ? null : gap);
        }
    }

    /** The server could not deliver some messages and says from where it goes on. */
    void moved(Frame frame) {
        if (isLive()) {
            place.jump(frame.position());
            GapReason gap = GapReason.of(frame.fields().get("reason"));
            subscriptions().forEach(each -> each.confirmed(frame.position(), false, gap));
        }
    }

    void deliver(Frame message) {
        if (isLive() && place.advance(message.number("offset"))) {
            Optional<Position> position =
                    message.number("offset").isPresent() ? place.position() : Optional.empty();
            subscriptions().forEach(each -> each.deliver(message, position));
        }
    }

    /** Asked again a little later, on this connection. */
    void refusedForNow() {
        carried = Carried.REFUSED;
        retry = loop.later(backoff.next(), this::attach);
    }

    /** Asked again on the next connection. */
    void refused() {
        carried = Carried.REFUSED;
    }
}
