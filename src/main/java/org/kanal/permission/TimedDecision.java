package org.kanal.permission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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
    private final Map<AsyncPermissionsHandler, HandlerThreads> threads =
            Collections.synchronizedMap(new WeakHashMap<>());

    TimedDecision(ExecutorService executor, Duration timeout) {
        this.executor = executor;
        this.timeout = timeout;
    }

    ChannelPermissions ask(
            AsyncPermissionsHandler handler, Channel channel, Subscriber subscriber) {
        long deadline = System.nanoTime() + timeout.toNanos();
        HandlerThreads own = threads.computeIfAbsent(handler, any -> new HandlerThreads());
        if (own.areLost()) {
            return failed(channel, "does not return from earlier calls", null);
        }
        CompletableFuture<ChannelPermissions> answer = new CompletableFuture<>();
        HandlerThreads.Call call = own.call(() -> call(handler, channel, subscriber, answer));
        try {
            if (!own.acquire(timeout.toNanos())) {
                return failed(channel, "is busy with others for longer than " + timeout, null);
            }
        } catch (InterruptedException e) {
            return interrupted(channel, e);
        }
        Future<?> running;
        try {
            running = executor.submit(call);
        } catch (RejectedExecutionException e) {
            call.giveUp();
            return failed(channel, "could not be run", e);
        }
        try {
            ChannelPermissions decision =
                    answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (decision == null) {
                return failed(channel, "answered null", null);
            }
            failing.remove(channel);
            return decision;
        } catch (TimeoutException e) {
            running.cancel(true);
            call.giveUp();
            return failed(channel, "did not answer within " + timeout, null);
        } catch (ExecutionException e) {
            return failed(channel, "threw " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            running.cancel(true);
            call.giveUp();
            return interrupted(channel, e);
        }
    }

    private ChannelPermissions interrupted(Channel channel, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return failed(channel, "was interrupted", cause);
    }

    /** Whatever a handler throws, errors too, must reach the one who waits. */
    private static void call(
            AsyncPermissionsHandler handler,
            Channel channel,
            Subscriber subscriber,
            CompletableFuture<ChannelPermissions> answer) {
        CompletionStage<ChannelPermissions> stage;
        try {
            stage = handler.check(channel, subscriber);
        } catch (Throwable e) {
            answer.completeExceptionally(e);
            return;
        }
        if (stage == null) {
            answer.complete(null);
            return;
        }
        stage.whenComplete(
                (decision, failure) -> {
                    if (failure == null) {
                        answer.complete(decision);
                    } else {
                        answer.completeExceptionally(causeOf(failure));
                    }
                });
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
    }

    private ChannelPermissions failed(Channel channel, String what, Throwable cause) {
        if (failing.size() >= MOST_REMEMBERED) {
            failing.clear();
        }
        if (failing.add(channel)) {
            LOG.log(
                    Level.WARNING,
                    "What decides on channel "
                            + channel
                            + " "
                            + what
                            + "; access is denied with status 503 until it answers",
                    cause);
        }
        return ChannelPermissions.undecided();
    }
}
