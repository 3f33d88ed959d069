package org.kanal.client;

import java.net.URI;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Keeps one connection to the server until it is closed: dials, greets, watches, and dials again.
 * Everything here runs on the loop.
 */
final class Connection {

    private static final long CONNECT_MILLIS = 10_000;

    private final Loop loop;
    private final URI uri;
    private final Map<String, String> headers;
    private final Line.Dialer dialer;
    private final Tokens tokens;
    private final Owner owner;
    private final Backoff backoff;
    private final Heartbeat heartbeat;
    private final Renewal renewal;
    private volatile State state = State.CONNECTING;
    private Line line;
    private String resume;
    private Loop.Timer timer = Loop.NONE;

    /** Tells an attempt that it is no longer the current one. */
    private int attempt;

    /** Who hears what becomes of it. */
    interface Owner {

        /** Frames can be sent; the greeting is on its way. */
        void opened();

        void connected(Frame welcome);

        void frame(Frame frame);

        /** A new token was refused, or could not be had; the old one counts. */
        void warned(KanalException problem);

        /** It comes back by itself. */
        void lost(KanalException why);

        /** It does not. */
        void ended(KanalException why);
    }

    Connection(
            Loop loop, URI uri, Auth auth, Line.Dialer dialer, DoubleSupplier random, Owner owner) {
        this.loop = loop;
        this.uri = uri;
        this.headers = auth.headers();
        this.dialer = dialer;
        this.owner = owner;
        this.tokens = new Tokens(auth.token());
        this.backoff = new Backoff(random);
        this.heartbeat = new Heartbeat(loop, this::lose);
        this.renewal = new Renewal(loop, tokens, this::send, owner::warned);
    }

    State state() {
        return state;
    }

    /** Sends a frame if it is open; else it is for {@link Owner#opened} to send what is due. */
    void send(String frame) {
        if (line != null) {
            line.send(frame);
        }
    }

    boolean isOpen() {
        return line != null;
    }

    void setPaused(boolean paused) {
        if (line != null && paused) {
            line.pause();
        } else if (line != null) {
            line.resume();
        }
    }

    void dial() {
        state = State.CONNECTING;
        int mine = ++attempt;
        timer = loop.later(CONNECT_MILLIS, () -> lose("the server does not answer"));
        tokens.fetch()
                .whenComplete(
                        (token, failure) ->
                                loop.run(
                                        () -> {
                                            if (mine == attempt) {
                                                dialWith(token, failure, mine);
                                            }
                                        }));
    }

    private void dialWith(String token, Throwable failure, int mine) {
        if (failure != null) {
            lose("no token could be had: " + failure.getCause());
        } else if (!tokens.show(token)) {
            finish("the token that the server refused was given again");
        } else {
            dialer.dial(uri, headers, new Events(mine, token));
        }
    }

    private void receive(String text) {
        heartbeat.heard();
        int mine = attempt;
        for (Frame frame : Frame.read(text)) {
            if (mine == attempt) { // an earlier one may have ended it
                sort(frame);
            }
        }
    }

    private void sort(Frame frame) {
        switch (frame.type()) {
            case "connected" -> welcome(frame);
            case "ping" -> send(Frames.PONG);
            case "refreshed" -> renewal.accepted(frame);
            case "error" -> error(frame);
            default -> owner.frame(frame);
        }
    }

    private void error(Frame frame) {
        boolean isToken =
                frame.number("id").isEmpty()
                        && frame.text("code").filter("UNAUTHORIZED"::equals).isPresent();
        if (!isToken) {
            owner.frame(frame);
        } else if (!renewal.refused(frame)) {
            end(CloseCodes.UNAUTHORIZED, frame.text("message").orElse("UNAUTHORIZED"));
        }
    }

    private void welcome(Frame frame) {
        timer.cancel();
        backoff.reset();
        resume = frame.text("resume").orElse(resume);
        state = State.CONNECTED;
        heartbeat.start(frame.number("heartbeat").orElse(0));
        renewal.accepted(frame);
        owner.connected(frame);
    }

    private void end(int code, String reason) {
        String message = "connection closed (" + code + " " + reason + ")";
        if (mayReturn(code)) {
            lose(message);
        } else {
            finish(message);
        }
    }

    private boolean mayReturn(int code) {
        return switch (code) {
            case CloseCodes.UNAUTHORIZED -> tokens.refuse();
            case CloseCodes.TOKEN_EXPIRED -> tokens.canRenew();
            default -> !CloseCodes.isFinal(code);
        };
    }

    private void lose(String message) {
        if (state == State.CLOSED || state == State.WAITING) {
            return;
        }
        tearDown();
        state = State.WAITING;
        timer = loop.later(backoff.next(), this::dial);
        owner.lost(KanalException.disconnected(message, true));
    }

    /** Ends it for good. */
    void finish(String message) {
        if (state != State.CLOSED) {
            tearDown();
            state = State.CLOSED;
            owner.ended(KanalException.disconnected(message, false));
        }
    }

    private void tearDown() {
        attempt++;
        timer.cancel();
        heartbeat.stop();
        renewal.stop();
        if (line != null) {
            line.close();
            line = null;
        }
    }

    /** What becomes of one attempt, brought to the loop. */
    private final class Events implements Line.Listener {

        private final int mine;
        private final String token;

        Events(int mine, String token) {
            this.mine = mine;
            this.token = token;
        }

        @Override
        public void onOpen(Line opened) {
            loop.run(() -> open(opened));
        }

        private void open(Line opened) {
            if (mine != attempt) {
                opened.close();
                return;
            }
            line = opened;
            opened.send(Frames.connect(token, resume));
            owner.opened();
        }

        @Override
        public void onText(String text) {
            current(() -> receive(text));
        }

        @Override
        public void onEnd(int code, String reason) {
            current(() -> end(code, reason));
        }

        private void current(Runnable task) {
            loop.run(
                    () -> {
                        if (mine == attempt) {
                            task.run();
                        }
                    });
        }
    }
}
