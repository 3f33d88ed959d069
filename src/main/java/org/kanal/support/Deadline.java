package org.kanal.support;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.kanal.api.Unavailable;

/**
 * Until when one waits.
 *
 * @param nanos by {@link System#nanoTime}
 */
public record Deadline(long nanos) {

    /** After this time from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** How long that is from now; 0 when it is over. */
    public long nanosLeft() {
        return Math.max(0, nanos - System.nanoTime());
    }

    /**
     * Waits for an answer.
     *
     * @param what is waited for, for the error of a thread that is interrupted
     * @param late what is thrown when it does not come
     * @param failed what is thrown when it fails, made of why; also when it is cancelled
     * @throws Unavailable if the thread is interrupted, which it stays
     */
    public <T> T await(
            Future<T> answer,
            String what,
            Function<TimeoutException, ? extends RuntimeException> late,
            Function<Throwable, ? extends RuntimeException> failed) {
        try {
            return answer.get(nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late.apply(e);
        } catch (ExecutionException e) {
            throw failed.apply(causeOf(e));
        } catch (CancellationException e) {
            throw failed.apply(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for " + what, e);
        }
    }

    private static Throwable causeOf(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause instanceof CompletionException && cause.getCause() != null
                ? cause.getCause()
                : cause;
    }
}
