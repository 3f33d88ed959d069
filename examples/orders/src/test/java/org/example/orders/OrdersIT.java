package org.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.kanal.test.KanalAssertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kanal.client.KanalException;
import org.kanal.client.json.JsonReader;
import org.kanal.test.ChannelProbe;
import org.kanal.test.KanalServer;

/**
 * The WAR on the real server. Its database is in memory; with {@code -Dorders.db.url=…} it is the one
 * that the settings name.
 */
class OrdersIT {

    @RegisterExtension
    static final KanalServer SERVER = withDatabase(KanalServer.of(Path.of("target/orders.war")));

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

    @Test
    void theStaffFollowTheOrderToo() throws Exception {
        OrderView placed = ann.place("chalk");
        Customer sam = Customer.login(SERVER, "sam");
        ChannelProbe order = follow(placed.id(), sam);
        ann.take("pay", placed.id());
        assertThat(order).receivedWith("status", "PAID");
        assertEquals(200, sam.take("ship", placed.id()));
    }

    @Test
    void thePageIsCompiledWithTheTypesThatThisServerPublishes() throws Exception {
        String document = documentOfTheServer();
        Files.writeString(Path.of("target/asyncapi.json"), document);
        assertEquals(
                JsonReader.read(Files.readString(Path.of("page/asyncapi.json"))),
                JsonReader.read(document),
                "copy target/asyncapi.json to page/asyncapi.json and build anew");
    }

    private static String documentOfTheServer() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(SERVER.address().resolve("api/asyncapi.json"))
                        .header("Authorization", "Bearer " + SERVER.key())
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static KanalServer withDatabase(KanalServer server) {
        KanalServer result = server.with("orders.db.url", "jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("orders.db.")) {
                result = result.with(name, System.getProperty(name));
            }
        }
        return result;
    }

    private static ChannelProbe follow(long id, Customer customer) throws Exception {
        return SERVER.listen(Orders.CHANNEL, Long.toString(id), customer.auth());
    }
}
