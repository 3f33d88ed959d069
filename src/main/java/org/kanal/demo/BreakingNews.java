package org.kanal.demo;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/** All that the backend of Breaking News does: one channel for members, a resource per subject. */
@Stateless(name = "kanal-breaking-news")
public class BreakingNews {

    @Inject private RealtimePublisher realtime;

    /** Alerts the members who chose this subject. */
    public void publish(String subject, String headline) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        realtime.publish(Channel.of("members", subject), new Alert(headline, now));
    }
}
