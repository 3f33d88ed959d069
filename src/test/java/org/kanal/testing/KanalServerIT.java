package org.kanal.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kanal.test.KanalAssertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.PublishOptions;
import org.kanal.client.GapReason;
import org.kanal.client.Kanal;
import org.kanal.client.KanalException;
import org.kanal.client.State;
import org.kanal.test.ChannelProbe;
import org.kanal.test.KanalExtension;
import org.kanal.test.KanalServer;

/** The packaged server as users' tests have it, and the Java client on it. */
@ExtendWith(KanalExtension.class)
class KanalServerIT {

    private static final Channel LOST = Channel.of("lost");

    @Test
    void whatIsPublishedIsReceivedByThoseForWhomItIs(KanalServer server) throws Exception {
        ChannelProbe resource = server.listen("orders", "4/2 ü");
        ChannelProbe channel = server.listen("orders");
        server.publish(Channel.of("orders", "4/2 ü"), Map.of("total", 19.90));
        server.publish(Channel.of("orders"), "for nobody", PublishOptions.none().withUsers("zoe"));
        assertThat(resource).received(Map.of("total", 19.9)).receivedNothing();
        assertThat(channel).receivedNothing();
    }

    @Test
    void oneServerServesTheWholeRun(KanalServer one, KanalServer other) {
        assertSame(one, other);
        assertTrue(one.address().toString().endsWith("/kanal/"), one.address().toString());
    }

    /** Nobody takes it before the server does: Linux gives clients those from 32768 on. */
    @Test
    void itsPortIsNoneThatTheSystemGivesToClients(KanalServer server) {
        int port = server.address().getPort();
        assertTrue(port >= 20_000 && port < 32_000, () -> "port " + port);
    }

    @Test
    void theClientIsToldWhatItMayNot(KanalServer server) throws Exception {
        Kanal visitor = server.connect();
        assertFalse(visitor.subscriberId().isEmpty());
        Throwable refusal =
                assertThrows(
                                CompletionException.class,
                                () -> visitor.channel("news", String.class).publish("a").join())
                        .getCause();
        assertEquals(403, ((KanalException) refusal).status());
    }

    @Test
    void whoLosesTheServerComesBackAndHearsWhatFollows(KanalServer server) throws Exception {
        ChannelProbe news = server.listen("lost");
        server.publish(LOST, 1);
        assertThat(news).received(1);
        server.kill();
        server.start();
        assertEquals(GapReason.EPOCH_CHANGED, news.within(Duration.ofMinutes(1)).awaitGap());
        server.publish(LOST, 2);
        assertThat(news).received(2);
        assertEquals(State.CONNECTED, server.connect().state());
    }
}
