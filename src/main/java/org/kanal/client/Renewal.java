package org.kanal.client;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Shows a new token on an open connection before the old one expires. */
final class Renewal {

    /** So long before the end; but never before half of the time is over. */
    private static final long AHEAD_SECONDS = 60;

    private static final long RETRY_MILLIS = 5_000;

    private final Loop loop;
    private final Tokens tokens;
    private final Consumer<String> send;
    private final Consumer<KanalException> onProblem;
    private Loop.Timer due = Loop.NONE;

    /** Whether the server owes an answer to a new token. */
    private boolean isAsking;

    /** Tells a token that comes late that the connection for it is gone. */
    private int round;

    Renewal(Loop loop, Tokens tokens, Consumer<String> send, Consumer<KanalException> onProblem) {
        this.loop = loop;
        this.tokens = tokens;
        this.send = send;
        this.onProblem = onProblem;
    }

    /**
     * The server takes the newest token.
     *
     * @param frame says for how long, if it is not for ever
     */
    void accepted(Frame frame) {
        stop();
        tokens.accepted();
        if (tokens.canRenew()) {
            frame.number("expiresIn")
                    .ifPresent(
                            seconds ->
                                    again(
                                            TimeUnit.SECONDS.toMillis(
                                                    Math.max(
                                                            seconds - AHEAD_SECONDS,
                                                            seconds / 2))));
        }
    }

    private void again(long millis) {
        int mine = ++round;
        due = loop.later(millis, () -> fetch(mine));
    }

    private void fetch(int mine) {
        tokens.fetch()
                .whenComplete(
                        (token, failure) ->
                                loop.run(
                                        () -> {
                                            if (mine == round) {
                                                show(token, failure);
                                            }
                                        }));
    }

    private void show(String token, Throwable failure) {
        if (failure != null || token == null) {
            onProblem.accept(
                    KanalException.disconnected("no new token could be had: " + failure, true));
            again(RETRY_MILLIS);
        } else {
            isAsking = true;
            tokens.show(token);
            send.accept(Frames.refresh(token));
        }
    }

    /** A token was refused: gives whether it was a new one, after which the old one counts. */
    boolean refused(Frame frame) {
        if (!isAsking) {
            return false;
        }
        isAsking = false;
        onProblem.accept(KanalException.of("the new token was refused", frame, true));
        again(RETRY_MILLIS);
        return true;
    }

    void stop() {
        round++;
        isAsking = false;
        due.cancel();
        due = Loop.NONE;
    }
}
