package org.kanal.docs.examples;

import static org.kanal.test.KanalAssertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kanal.api.Channel;
import org.kanal.test.ChannelProbe;
import org.kanal.test.KanalServer;

/** The test with the real server of docs/testing.md. */
class NewsIT {

    @RegisterExtension
    static final KanalServer SERVER = KanalServer.kanal().with("kanal.history.size", "50");

    @Test
    void newsArrive() throws Exception {
        ChannelProbe news = SERVER.listen("news");
        SERVER.publish(Channel.of("news"), Map.of("text", "Hello"));
        assertThat(news).received(Map.of("text", "Hello"));
    }
}
