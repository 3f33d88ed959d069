package org.kanal.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;

/**
 * What an EAR may expect on a Payara Server whose EJB module is compiled against Kanal's API only,
 * wherever that server's OpenMQ runs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EarContract {

    private static final String KEY = "shop-integration-key";

    private PayaraServer server;

    /** Starts a server, below a folder. */
    abstract PayaraServer server(Path folder) throws IOException, InterruptedException;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        server = server(folder);
        server.asadmin("create-system-properties", "kanal.api.keys=" + KEY);
        server.asadmin("deploy", ShopEar.write(folder).toString());
    }

    @AfterAll
    void end() {
        if (server != null) {
            server.close();
        }
        afterServer();
    }

    /** Ends what the server needed. */
    void afterServer() {}

    @Test
    void anEjbOfAnotherModulePublishesWhenItsTransactionCommits() throws Exception {
        try (Page page = Page.open(kanal())) {
            follow(page, "1");
            assertEquals(500, order("1/failing").statusCode());
            assertEquals(204, order("1?amount=3").statusCode());
            assertEquals(
                    "{\"amount\":3,\"order_id\":\"1\"}",
                    page.next("message").get("payload").toString());
            assertEquals(0, page.rest("message").size());
        }
    }

    @Test
    void theWarPublishesToo() throws Exception {
        try (Page page = Page.open(kanal())) {
            follow(page, "5");
            assertEquals(204, order("5/direct").statusCode());
            assertEquals("by the WAR", page.next("message").getString("payload"));
            assertEquals("typed", page.next("message").getString("payload"));
        }
    }

    @Test
    void whatBreaksAConstraintIsRefusedThere() throws Exception {
        try (Page page = Page.open(kanal())) {
            follow(page, "2");
            assertEquals(500, order("2?amount=0").statusCode());
            assertEquals(204, order("2?amount=1").statusCode());
            assertEquals(1, page.next("message").getJsonObject("payload").getInt("amount"));
        }
    }

    @Test
    void anOrdinaryMessageDrivenBeanAndAnInjectedContextWorkBesideKanal() throws Exception {
        try (Page page = Page.open(kanal())) {
            follow(page, "3");
            assertEquals(204, order("3/message").statusCode());
            assertEquals("by message", page.next("message").getString("payload"));
        }
    }

    @Test
    void itsTypedChannelsAreTold() throws Exception {
        HttpResponse<String> answer =
                Page.get(kanal() + "api/asyncapi.json", "Authorization", "Bearer " + KEY);
        JsonObject properties =
                json(answer.body())
                        .getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject("OrderEvent")
                        .getJsonObject("properties");
        assertTrue(properties.containsKey("order_id"), answer.body());
    }

    @Test
    void aPageGoesOnFromThePositionThatItsEjbGave() throws Exception {
        JsonObject position =
                json(Page.get(server.address("shop") + "api/orders/4/position").body());
        order("4?amount=7");
        try (Page page = Page.open(kanal())) {
            JsonObject answer =
                    page.command(
                            "\"type\":\"subscribe\",\"channel\":{\"name\":\"orders\",\"resourceId\":\"4\"},\"since\":"
                                    + position);
            assertTrue(answer.getBoolean("isSynced"), answer.toString());
            assertEquals(7, page.next("message").getJsonObject("payload").getInt("amount"));
        }
    }

    private static void follow(Page page, String order) throws InterruptedException {
        page.subscribe("{\"name\":\"orders\",\"resourceId\":\"" + order + "\"}");
    }

    private URL kanal() throws IOException {
        return URI.create(server.address("shop") + "kanal/").toURL();
    }

    private HttpResponse<String> order(String path) throws Exception {
        return Page.post(server.address("shop") + "api/orders/" + path, "");
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
