package org.kanal.client;

import java.util.function.Function;
import java.util.function.IntFunction;
import org.kanal.api.Position;

/**
 * From where a subscription goes on, as a client says it. The server's {@code channel.Since} is
 * what it makes of that, and not in the client's jar.
 */
sealed interface Since {

    /** After this position. */
    record After(Position position) implements Since {
        @Override
        public <T> T fold(Function<Position, T> after, IntFunction<T> last) {
            return after.apply(position);
        }
    }

    /** With the newest so many messages. */
    record Last(int count) implements Since {
        @Override
        public <T> T fold(Function<Position, T> after, IntFunction<T> last) {
            return last.apply(count);
        }
    }

    /** What follows from it; no case is left out. */
    <T> T fold(Function<Position, T> after, IntFunction<T> last);
}
