package org.kanal.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.kanal.gateway.Client;
import org.kanal.gateway.ClientCommands;
import org.kanal.protocol.Command;
import org.kanal.protocol.CommandReader;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.EncodedMessage;
import org.kanal.protocol.ProtocolViolation;
import org.kanal.protocol.Push;
import org.kanal.protocol.Refusal;

/** One connection: frames in, commands on, signs of life noted. */
public final class Conversation {

    private static final Logger LOG = System.getLogger(Conversation.class.getName());
    private static final int MOST_BYTES_PER_CHAR = 3;
    private static final long OFTEN = TimeUnit.SECONDS.toNanos(1);
    private static final long MARGIN_MILLIS = 50;
    private static final EncodedMessage PING = EncodedMessage.of(new Push.Ping());

    private final Client client;
    private final ClientCommands gateway;
    private final CommandQueue commands;
    private final InboundLimit limit;
    private final int maxFrameBytes;
    private final int maxRefused;
    private volatile long lastHeard = System.nanoTime();
    private final Optional<LongSupplier> unreadAnswers;
    private final int maxUnreadAnswers;
    private long pingedAt;
    private boolean pinged;

    /**
     * @param unreadAnswers how many answers to its WebSocket pings the client has not read: Tyrus
     *     gives them by itself and keeps any number; empty where the guard looks at each ping
     */
    Conversation(
            Client client,
            ClientCommands gateway,
            CommandQueue commands,
            InboundLimit limit,
            InboundSettings settings,
            Optional<LongSupplier> unreadAnswers) {
        this.client = client;
        this.gateway = gateway;
        this.commands = commands;
        this.limit = limit;
        this.maxFrameBytes = settings.maxFrameBytes();
        this.maxRefused = settings.maxRefused();
        this.maxUnreadAnswers = settings.maxUnreadPongs();
        this.unreadAnswers = unreadAnswers;
    }

    void opened() {
        gateway.opened(client);
    }

    /** A text frame has come. */
    public void heard(String frame) {
        if (isEnding()) {
            return;
        }
        lastHeard = System.nanoTime();
        if (isTooLarge(frame)) {
            cutOff(Disconnect.FRAME_TOO_LARGE);
            return;
        }
        try {
            Command command = CommandReader.read(frame);
            if (!limit.admits(lastHeard)) {
                refuseRate(command.id());
            } else if (command instanceof Command.Pong) {
                return; // that it came is all that matters
            } else if (!commands.offer(frame.length(), goesOn -> handle(command, goesOn))) {
                gateway.refuse(
                        client,
                        command.id(),
                        Refusal.rateLimited(
                                "too much waits; allowed: kanal.inbound.max-waiting-bytes"));
            }
        } catch (ProtocolViolation e) {
            refuse(e.id(), e.getMessage());
        }
    }

    /** Its answer to a ping has come, which was known before it was read as a text frame. */
    public void heardPong() {
        if (isEnding()) {
            return;
        }
        lastHeard = System.nanoTime();
        if (!limit.admits(lastHeard)) {
            refuseRate(OptionalLong.empty());
        }
    }

    /** A binary frame has come: none is understood. */
    public void heardBinary() {
        if (isEnding()) {
            return;
        }
        lastHeard = System.nanoTime();
        refuse(OptionalLong.empty(), "binary frames are not understood; allowed: text frames");
    }

    void closed(boolean saidGoodbye) {
        commands.end(() -> gateway.closed(client, saidGoodbye));
    }

    /** Closes the connection when what waits has gone out. */
    void close(Disconnect reason) {
        client.outbox().close(reason);
    }

    /** It is not any more who it was: what waits for it is not for whoever it is now. */
    void loginEnded() {
        if (!client.isByToken()) {
            cutOff(Disconnect.LOGIN_ENDED);
        }
    }

    /**
     * Does what is due. Called by one timer for all connections.
     *
     * @param now as {@link System#nanoTime} has it
     * @param today the same moment
     * @return when something is due next if nothing happens
     */
    long look(long now, Instant today, long heartbeatNanos) {
        checkToken(today);
        long next = checkLiveness(now, heartbeatNanos);
        if (unreadAnswers.isPresent()) {
            checkUnread(unreadAnswers.get().getAsLong());
            next = Math.min(next, now + OFTEN);
        }
        return client.ends().isEmpty()
                ? next
                : Math.min(next, now + nanosUntil(client.ends().get(), today));
    }

    /** A little more than that: the clocks do not run quite alike, and early is too early. */
    static long nanosUntil(Instant end, Instant today) {
        return TimeUnit.MILLISECONDS.toNanos(today.until(end, ChronoUnit.MILLIS) + MARGIN_MILLIS);
    }

    /** A token counts no longer than it says. */
    void checkToken(Instant now) {
        if (client.isExpired(now)) {
            cutOff(Disconnect.TOKEN_EXPIRED);
        }
    }

    /** Ends it where its client leaves too many answers to its own pings unread. */
    private void checkUnread(long answers) {
        if (answers > maxUnreadAnswers) {
            cutOff(Disconnect.RATE_LIMITED);
        }
    }

    /**
     * Pings after a silence of one heartbeat, and gives up one heartbeat after the ping: a timer
     * that comes late finds nobody dead whom it did not ask.
     *
     * @return when something is due next if nothing happens
     */
    private long checkLiveness(long now, long heartbeatNanos) {
        long heard = lastHeard;
        if (now - heard < heartbeatNanos || (pinged && heard - pingedAt > 0)) {
            pinged = false;
        } else if (!pinged) {
            pinged = true;
            pingedAt = now;
            client.outbox().offer(PING);
        } else if (now - pingedAt >= heartbeatNanos) {
            cutOff(Disconnect.SILENT);
        }
        return (pinged ? pingedAt : heard) + heartbeatNanos;
    }

    private boolean isTooLarge(String frame) {
        return frame.length() > maxFrameBytes
                || (frame.length() * MOST_BYTES_PER_CHAR > maxFrameBytes
                        && frame.getBytes(StandardCharsets.UTF_8).length > maxFrameBytes);
    }

    /** Ends it at once, whatever waits for it. */
    void cutOff(Disconnect reason) {
        client.outbox().abort(reason);
    }

    /** It was told to go, but may not have: what it still sends counts no more. */
    private boolean isEnding() {
        return client.outbox().isEnding();
    }

    private CompletableFuture<Void> handle(Command command, Executor goesOn) {
        if (isEnding()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> done;
        try {
            done = gateway.handle(client, command, goesOn);
        } catch (RuntimeException e) {
            done = CompletableFuture.failedFuture(e);
        }
        return done.exceptionally(failure -> failed(command, failure));
    }

    /** A bug must end as an answer, not as a client that waits for one. */
    private Void failed(Command command, Throwable failure) {
        LOG.log(Level.ERROR, "A client's command failed: " + command.getClass(), failure);
        gateway.failed(client, command);
        return null;
    }

    /** Bad frames count like good ones: nonsense must not be cheaper than sense. */
    private void refuse(OptionalLong id, String message) {
        if (limit.admits(lastHeard)) {
            gateway.refuse(client, id, Refusal.badInput(message));
        } else {
            refuseRate(id);
        }
    }

    private void refuseRate(OptionalLong id) {
        if (limit.refused() >= maxRefused) {
            // At once: a client that floods and does not read would hold a polite end up for ever.
            cutOff(Disconnect.RATE_LIMITED);
        } else {
            gateway.refuse(
                    client,
                    id,
                    Refusal.rateLimited(
                            "too many frames; allowed: kanal.inbound.frames-per-second"));
        }
    }
}
