package org.kanal.docs.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.client.Kanal;
import org.kanal.client.Subscription;
import org.kanal.test.KanalExtension;
import org.kanal.test.KanalServer;

/** The program of docs/java-client.md. */
@ExtendWith(KanalExtension.class)
class FollowOrderIT {

    record OrderEvent(String status, int total) {}

    @Test
    void theProgramFollowsAnOrder(KanalServer server) throws Exception {
        CompletableFuture<OrderEvent> shown = new CompletableFuture<>();
        URI uri = URI.create(server.address().resolve("realtime").toString().replace("http", "ws"));
        try (Kanal kanal = Kanal.connect(uri)) {
            Subscription<OrderEvent> order =
                    kanal.channel("orders", "42", OrderEvent.class)
                            .onMessage(message -> shown.complete(message.payload()))
                            .onGap(reason -> reload())
                            .subscribe();
            order.awaitSubscribed(Duration.ofSeconds(10));
            server.publish(Channel.of("orders", "42"), Map.of("status", "PAID", "total", 7));
            assertEquals(new OrderEvent("PAID", 7), shown.get(10, TimeUnit.SECONDS));
        }
    }

    private static void reload() {
        throw new AssertionError("nothing is lost here");
    }
}
