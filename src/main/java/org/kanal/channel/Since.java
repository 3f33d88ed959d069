package org.kanal.channel;

import java.util.function.Function;
import java.util.function.IntFunction;
import org.kanal.api.InvalidInput;
import org.kanal.api.Position;

/** From where on a subscriber wants the messages that are already in the channel's log. */
public sealed interface Since {

    /** Everything after a position that the subscriber has reached: all of it or nothing. */
    record After(Position position) implements Since {
        @Override
        public <T> T fold(Function<Position, T> after, IntFunction<T> last) {
            return after.apply(position);
        }
    }

    /**
     * The newest {@code count} messages, or as many as the log still has.
     *
     * @param count 1 or more
     */
    record Last(int count) implements Since {
        /**
         * @throws InvalidInput if count is below 1
         */
        public Last {
            if (count < 1) {
                throw new InvalidInput("since.last", count + " is too small; allowed: 1 or more");
            }
        }

        @Override
        public <T> T fold(Function<Position, T> after, IntFunction<T> last) {
            return last.apply(count);
        }
    }

    /** What follows from it; no case is left out. */
    <T> T fold(Function<Position, T> after, IntFunction<T> last);
}
