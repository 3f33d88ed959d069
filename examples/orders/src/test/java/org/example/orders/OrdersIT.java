package org.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.kanal.test.KanalAssertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kanal.client.KanalException;
import org.kanal.test.ChannelProbe;
import org.kanal.test.KanalServer;

/** The WAR on the real server, with its database in memory. */
class OrdersIT {

    @RegisterExtension
    static final KanalServer SERVER =
            KanalServer.of(Path.of("target/orders.war"))
                    .with("orders.db.url", "jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");

    private static Customer ann;

    @BeforeAll
    static void logIn() throws Exception {
        ann = Customer.login(SERVER, "ann");
    }

    @Test
    void whoPlacedAnOrderHearsWhatBecomesOfIt() throws Exception {
        OrderView placed = ann.place("pen");
        ChannelProbe order = follow(placed.id(), ann);
        ann.take("pay", placed.id());
        ann.take("ship", placed.id());
        assertThat(order).receivedWith("status", "PAID").receivedWith("status", "SHIPPED");
        assertEquals(Status.SHIPPED, ann.look(placed.id()).status());
    }

    @Test
    void whatIsRefusedIsNeitherStoredNorTold() throws Exception {
        OrderView placed = ann.place("ink");
        ChannelProbe order = follow(placed.id(), ann);
        assertEquals(409, ann.take("ship", placed.id()));
        assertEquals(placed, ann.look(placed.id()));
        ann.take("pay", placed.id());
        assertThat(order).receivedWith("status", "PAID");
    }

    @Test
    void nobodyElseFollowsTheOrder() throws Exception {
        long id = ann.place("paper").id();
        Customer bob = Customer.login(SERVER, "bob");
        assertEquals(
                403, assertThrows(KanalException.class, () -> follow(id, bob)).status());
        assertThrows(KanalException.class, () -> SERVER.listen("orders", Long.toString(id)));
        assertEquals(404, bob.take("pay", id));
    }

    private static ChannelProbe follow(long id, Customer customer) throws Exception {
        return SERVER.listen(Orders.CHANNEL, Long.toString(id), customer.auth());
    }
}
