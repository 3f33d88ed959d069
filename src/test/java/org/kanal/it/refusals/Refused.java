package org.kanal.it.refusals;

import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.RealtimePublisher;

/** Calls that are refused, each for another reason. */
public enum Refused {
    TOO_LARGE {
        @Override
        void call(RealtimePublisher publisher, Channel channel) {
            publisher.publish(channel, "x".repeat(20_000));
        }
    },
    NOT_WRITABLE {
        @Override
        void call(RealtimePublisher publisher, Channel channel) {
            publisher.publish(channel, Double.NaN);
        }
    },
    NO_CHANNEL {
        @Override
        void call(RealtimePublisher publisher, Channel channel) {
            publisher.publish(null, 1);
        }
    },
    NO_OPTIONS {
        @Override
        void call(RealtimePublisher publisher, Channel channel) {
            publisher.publish(channel, 1, null);
        }
    },
    UNKNOWN_APPLICATION {
        @Override
        void call(RealtimePublisher publisher, Channel channel) {
            publisher.publish(channel.inApp("shp"), 1);
        }
    };

    abstract void call(RealtimePublisher publisher, Channel channel);

    void publish(RealtimePublisher publisher, Channel channel) {
        publisher.publish(channel, "before");
        call(publisher, channel);
    }

    void publishAndCatch(RealtimePublisher publisher, Channel channel) {
        publisher.publish(channel, "before");
        try {
            call(publisher, channel);
            throw new IllegalStateException("was not refused: " + this);
        } catch (InvalidInput expected) {
            publisher.publish(channel, "after");
        }
    }
}
