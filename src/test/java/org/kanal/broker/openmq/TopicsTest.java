package org.kanal.broker.openmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Unavailable;

class TopicsTest {

    private static final Channel NEWS = Channel.of("news");
    private static final Duration LINGER = Duration.ofSeconds(15);

    private final List<String> calls = new ArrayList<>();
    private boolean failing;
    private long nanos;
    private final Topics inside = topics(true);
    private final Topics elsewhere = topics(false);

    @Test
    void aChannelThatIsOnlyWatchedCostsTheBrokerInThisProcessNothing() {
        inside.attach(NEWS);
        inside.detach(NEWS);
        assertEquals(List.of("-kanal.news"), calls);
        assertEquals(0, inside.lingering());
    }

    @Test
    void theFirstPublicationAttachesBeforeItIsSentAndTheNextOnesDoNothing() {
        inside.attach(NEWS);
        inside.beforePublishing(NEWS);
        inside.beforePublishing(NEWS);
        assertEquals(List.of("+kanal.news"), calls);
    }

    @Test
    void aPublicationThatNobodyWaitsForAttachesNothing() {
        inside.beforePublishing(NEWS);
        assertEquals(List.of(), calls);
    }

    @Test
    void atABrokerElsewhereEveryWatchedChannelIsAttachedOnce() {
        elsewhere.attach(NEWS);
        elsewhere.attach(NEWS);
        elsewhere.beforePublishing(NEWS);
        assertEquals(List.of("+kanal.news"), calls);
    }

    @Test
    void whoWatchesAgainIsAttachedAgainBehindTheDetach() {
        inside.attach(NEWS);
        inside.beforePublishing(NEWS);
        inside.detach(NEWS);
        inside.attach(NEWS);
        inside.beforePublishing(NEWS);
        assertEquals(List.of("+kanal.news", "-kanal.news", "+kanal.news"), calls);
    }

    @Test
    void anAttachThatFailedIsTriedWithTheNextPublication() {
        inside.attach(NEWS);
        failing = true;
        assertThrows(Unavailable.class, () -> inside.beforePublishing(NEWS));
        failing = false;
        inside.beforePublishing(NEWS);
        assertEquals(List.of("+kanal.news"), calls);
    }

    @Test
    void itListensFromTheFirstPublicationUntilNobodyWantsItAnyMore() {
        assertFalse(inside.isListening(NEWS));
        inside.attach(NEWS);
        assertFalse(inside.isListening(NEWS), "nothing was published yet");
        inside.beforePublishing(NEWS);
        assertTrue(inside.isListening(NEWS));
        inside.detach(NEWS);
        assertFalse(inside.isListening(NEWS));
    }

    @Test
    void topicsThatWereLeftCountAsLongAsTheBrokerKeepsThem() {
        for (int i = 0; i < 5; i++) {
            elsewhere.attach(Channel.of("c" + i));
            elsewhere.detach(Channel.of("c" + i));
        }
        assertEquals(5, elsewhere.lingering());
        nanos += LINGER.toNanos() + 1;
        assertEquals(0, elsewhere.lingering());
    }

    private Topics topics(boolean onlyWePublish) {
        return new Topics(
                new Topics.Listeners() {
                    @Override
                    public void attach(Watch watch) {
                        if (failing) {
                            throw new Unavailable("the broker is gone, on purpose");
                        }
                        calls.add("+" + watch.topic());
                        watch.listens();
                    }

                    @Override
                    public void detach(String topic) {
                        calls.add("-" + topic);
                    }
                },
                onlyWePublish,
                LINGER,
                () -> nanos);
    }
}
