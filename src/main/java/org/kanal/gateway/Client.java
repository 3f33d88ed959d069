package org.kanal.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.kanal.api.Channel;
import org.kanal.api.Subscriber;
import org.kanal.hub.Seat;
import org.kanal.identity.ChannelGrants;
import org.kanal.identity.Identity;
import org.kanal.outbox.Outbox;
import org.kanal.presence.Attendance;
import org.kanal.protocol.EncodedMessage;
import org.kanal.protocol.Outgoing;

/**
 * One connection, as the gateway knows it: who it is and where it listens. Its commands come one
 * after another; rechecks come from other threads.
 */
public final class Client {

    private final String connectionId = UUID.randomUUID().toString();
    private final Optional<Subscriber> login;
    private final String appId;
    private final Outbox outbox;
    private final String address;
    private volatile Optional<Subscriber> who = Optional.empty();
    private volatile Optional<Identity> identity = Optional.empty();
    private final Map<Channel, Seat<Listener>> seats = new HashMap<>(4);

    /** Where others see that it is there; few connections have any. */
    private Map<Seat<Listener>, Attendance> attendances = Map.of();

    private boolean gone;

    private Consumer<Instant> whenItEnds = end -> {};

    /**
     * @param login who the container says it is; empty for a visitor
     * @param appId the application that its page belongs to; empty for the deployment's own
     * @param outbox the way out to it
     */
    public Client(Optional<Subscriber> login, String appId, Outbox outbox) {
        this(login, appId, outbox, "");
    }

    /**
     * As the other one.
     *
     * @param address whose limits it shares with the other connections from there; empty for none
     */
    public Client(Optional<Subscriber> login, String appId, Outbox outbox, String address) {
        this.login = login;
        this.appId = appId;
        this.outbox = outbox;
        this.address = address;
    }

    /** Tells it something, behind what waits already. */
    public void send(Outgoing message) {
        outbox.offer(EncodedMessage.of(message));
    }

    /** The connection's id. */
    public String connectionId() {
        return connectionId;
    }

    /** The way out. */
    public Outbox outbox() {
        return outbox;
    }

    /** Where it connects from; empty if nobody knows. */
    String address() {
        return address;
    }

    Optional<Subscriber> login() {
        return login;
    }

    /** The application that its page belongs to. */
    String appId() {
        return appId;
    }

    /** Who it is; empty before its {@code connect}. */
    Optional<Subscriber> who() {
        return who;
    }

    void introduce(Subscriber subscriber) {
        introduce(Identity.of(subscriber));
    }

    /** Who it is from now on; a second time with another proof of the same. */
    void introduce(Identity shown) {
        identity = Optional.of(shown);
        who = Optional.of(shown.subscriber());
        shown.expires().ifPresent(whenItEnds);
    }

    /** Who is to know when its identity ends by itself, each time that it shows another one. */
    public void onEnd(Consumer<Instant> listener) {
        whenItEnds = listener;
    }

    /** When its identity ends by itself; empty if it does not. */
    public Optional<Instant> ends() {
        return identity.flatMap(Identity::expires);
    }

    /** What it has proved; empty before its {@code connect}. */
    Optional<Identity> identity() {
        return identity;
    }

    /** The channels that its identity opens. */
    ChannelGrants grants() {
        return identity.map(Identity::grants).orElse(ChannelGrants.NONE);
    }

    /** Whether it showed a token, so that the login of its handshake does not count. */
    public boolean isByToken() {
        return identity.map(Identity::isByToken).orElse(false);
    }

    /** Whether its identity has ended by itself. */
    public boolean isExpired(Instant now) {
        return identity.flatMap(Identity::expires).map(end -> !now.isBefore(end)).orElse(false);
    }

    /** Keeps a seat; false if the connection has ended and the seat is the caller's to leave. */
    synchronized boolean take(Seat<Listener> seat) {
        if (gone) {
            return false;
        }
        seats.put(seat.who().shownAs(), seat);
        return true;
    }

    /** Takes a seat away; empty if there is none on the channel that the client calls so. */
    synchronized Optional<Seat<Listener>> remove(Channel shownAs) {
        return Optional.ofNullable(seats.remove(shownAs));
    }

    /**
     * Takes exactly this seat away and tells the client so; false if it is not held any more. Both
     * at once, so that the end of one subscription never comes behind the start of the next one.
     */
    synchronized boolean remove(Seat<Listener> seat, Outgoing goodbye) {
        boolean held = seats.remove(seat.who().shownAs(), seat);
        if (held) {
            send(goodbye);
        }
        return held;
    }

    /** Keeps what belongs to a seat; false if the seat is not held any more. */
    synchronized boolean attend(Seat<Listener> seat, Attendance attendance) {
        if (seats.get(seat.who().shownAs()) != seat) {
            return false;
        }
        if (attendances.isEmpty()) {
            attendances = new HashMap<>(2);
        }
        attendances.put(seat, attendance);
        return true;
    }

    /** Takes away what belongs to a seat; empty if there is nothing. */
    synchronized Optional<Attendance> stopAttending(Seat<Listener> seat) {
        return attendances.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(attendances.remove(seat));
    }

    /** Its part in the roster of a channel; empty if it has none. */
    synchronized Optional<Attendance> attendance(Channel shownAs) {
        return Optional.ofNullable(seats.get(shownAs)).map(attendances::get);
    }

    synchronized boolean isOn(Channel shownAs) {
        return seats.containsKey(shownAs);
    }

    synchronized int channels() {
        return seats.size();
    }

    synchronized List<Seat<Listener>> seats() {
        return List.copyOf(seats.values());
    }

    /** The connection has ended: gives back all seats, and takes no more. */
    synchronized List<Seat<Listener>> end() {
        gone = true;
        List<Seat<Listener>> left = new ArrayList<>(seats.values());
        seats.clear();
        return left;
    }
}
