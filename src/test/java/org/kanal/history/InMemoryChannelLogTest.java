package org.kanal.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.kanal.channel.Channel;
import org.kanal.channel.Position;

class InMemoryChannelLogTest extends ChannelLogContract {

    private Instant now = Instant.EPOCH;
    private final InMemoryChannelLog log =
            new InMemoryChannelLog(
                    SETTINGS,
                    new Clock() {
                        @Override
                        public Instant instant() {
                            return now;
                        }

                        @Override
                        public ZoneOffset getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(java.time.ZoneId zone) {
                            return this;
                        }
                    });

    @Override
    ChannelLog log() {
        return log;
    }

    @Override
    void outlive(Channel channel, Position head) {
        now = now.plus(Duration.ofSeconds(2));
    }

    @Override
    void lose(Channel channel) {
        log.lose(channel);
    }
}
