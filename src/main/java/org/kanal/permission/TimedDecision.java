package org.kanal.permission;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.kanal.api.AsyncPermissionsHandler;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.Subscriber;

/**
 * Asks a handler and does not let it harm anybody: one that throws, answers nothing, is late or is
 * asked too much denies with 503. Whoever asks holds no thread meanwhile.
 */
public final class TimedDecision {

    private final HandlerPool pool;
    private final Duration timeout;
    private final Map<Object, Asked> asked = Collections.synchronizedMap(new WeakHashMap<>());

    /** What is known of one handler. */
    private record Asked(HandlerThreads threads, FailureLog failures) {}

    public TimedDecision(HandlerPool pool, Duration timeout) {
        this.pool = pool;
        this.timeout = timeout;
    }

    /**
     * @param who whose code it is: all that is asked of the same one shares its threads
     * @return never fails, and ends within the timeout; on whatever thread, so that nothing which
     *     takes long may follow on it
     */
    public CompletableFuture<ChannelPermissions> ask(
            Object who, AsyncPermissionsHandler handler, Channel channel, Subscriber subscriber) {
        Asked state =
                asked.computeIfAbsent(
                        who, any -> new Asked(new HandlerThreads(pool), new FailureLog()));
        CompletableFuture<ChannelPermissions> answer = new CompletableFuture<>();
        HandlerThreads.Call call =
                state.threads().call(() -> call(handler, channel, subscriber, answer));
        try {
            Future<?> end = pool.after(timeout, () -> giveUp(call, answer));
            state.threads().run(call).map(NoAnswer::new).ifPresent(answer::completeExceptionally);
            return answer.handle(
                    (decision, failure) -> {
                        end.cancel(false);
                        return judge(state.failures(), channel, decision, failure);
                    });
        } catch (RejectedExecutionException e) {
            state.failures().failed(channel, "could not be run", null);
            return CompletableFuture.completedFuture(ChannelPermissions.undecided());
        }
    }

    private void giveUp(HandlerThreads.Call call, CompletableFuture<ChannelPermissions> answer) {
        // First: a handler that is interrupted may answer, and that is too late.
        answer.completeExceptionally(new NoAnswer("did not answer within " + timeout));
        call.giveUp();
    }

    private static ChannelPermissions judge(
            FailureLog failures, Channel channel, ChannelPermissions decision, Throwable failure) {
        if (failure == null && decision != null) {
            failures.answered();
            return decision;
        }
        if (failure == null) {
            failures.failed(channel, "answered null", null);
        } else if (failure instanceof NoAnswer) {
            failures.failed(channel, failure.getMessage(), null);
        } else {
            failures.failed(channel, "threw " + failure, failure);
        }
        return ChannelPermissions.undecided();
    }

    /** Whatever a handler throws, errors too, must reach the one who waits. */
    private static void call(
            AsyncPermissionsHandler handler,
            Channel channel,
            Subscriber subscriber,
            CompletableFuture<ChannelPermissions> answer) {
        try {
            CompletionStage<ChannelPermissions> stage = handler.check(channel, subscriber);
            if (stage == null) {
                answer.complete(null);
            } else {
                stage.whenComplete((decision, failure) -> end(answer, decision, failure));
            }
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }

    private static void end(
            CompletableFuture<ChannelPermissions> answer,
            ChannelPermissions decision,
            Throwable failure) {
        if (failure == null) {
            answer.complete(decision);
        } else {
            answer.completeExceptionally(causeOf(failure));
        }
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
    }
}
