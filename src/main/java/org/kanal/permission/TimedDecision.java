package org.kanal.permission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kanal.channel.Channel;
import org.kanal.channel.Subscriber;

/**
 * Asks a handler and does not let it harm anybody: one that throws, answers nothing or is late
 * denies with 503, and its channel's first failure in a row is logged.
 */
final class TimedDecision {

    private static final Logger LOG = System.getLogger(TimedDecision.class.getName());
    private static final int MOST_REMEMBERED = 1_000;

    private final ExecutorService executor;
    private final Duration timeout;
    private final Set<Channel> failing = ConcurrentHashMap.newKeySet();

    TimedDecision(ExecutorService executor, Duration timeout) {
        this.executor = executor;
        this.timeout = timeout;
    }

    ChannelPermissions ask(PermissionsHandler handler, Channel channel, Subscriber subscriber) {
        Future<ChannelPermissions> answer;
        try {
            answer = executor.submit(() -> handler.check(channel, subscriber));
        } catch (RejectedExecutionException e) {
            return failed(channel, "could not be run", e);
        }
        try {
            ChannelPermissions decision = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (decision == null) {
                return failed(channel, "answered null", null);
            }
            failing.remove(channel);
            return decision;
        } catch (TimeoutException e) {
            answer.cancel(true);
            return failed(channel, "did not answer within " + timeout, null);
        } catch (ExecutionException e) {
            return failed(channel, "threw " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return failed(channel, "was interrupted", e);
        }
    }

    private ChannelPermissions failed(Channel channel, String what, Throwable cause) {
        if (failing.size() >= MOST_REMEMBERED) {
            failing.clear();
        }
        if (failing.add(channel)) {
            LOG.log(
                    Level.WARNING,
                    "The permissions handler for channel "
                            + channel
                            + " "
                            + what
                            + "; access is denied with status 503 until it answers",
                    cause);
        }
        return ChannelPermissions.undecided();
    }
}
