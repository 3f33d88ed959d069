package org.kanal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Batches, and what a channel's history tells over HTTP. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class HistoryAndBatchIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @ArquillianResource private URL address;

    private final String channel = "history-" + UUID.randomUUID();

    @Test
    void aBatchGivesItsReceiptsInOrderAndHistoryHasItsMessages() throws Exception {
        HttpResponse<String> answer =
                post("[" + item("1") + "," + item("2") + "," + item("3") + "]");
        assertEquals(202, answer.statusCode(), answer.body());
        JsonArray receipts = (JsonArray) json(answer);
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    i + 1, receipts.getJsonObject(i).getJsonObject("position").getInt("offset"));
        }
        JsonObject page = page("last=2");
        assertTrue(page.getBoolean("isSynced"));
        assertEquals(2, page.getJsonArray("messages").size());
        assertEquals(2, page.getJsonArray("messages").getJsonObject(0).getInt("payload"));
        assertEquals(3, page.getJsonObject("position").getInt("offset"));
    }

    @Test
    void nothingOfABatchWithOneWrongMessageIsPublished() throws Exception {
        HttpResponse<String> answer =
                post("[" + item("1") + ",{\"channel\":{\"name\":\"\"},\"payload\":1}]");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("[1].channel.name"), answer.body());
        assertEquals(0, page("").getJsonArray("messages").size());
    }

    @Test
    void historyIsReadPageByPage() throws Exception {
        JsonArray receipts =
                (JsonArray) json(post("[" + item("1") + "," + item("2") + "," + item("3") + "]"));
        String epoch = receipts.getJsonObject(0).getJsonObject("position").getString("epoch");
        JsonObject first = page("epoch=" + epoch + "&offset=0&limit=2");
        assertTrue(first.getBoolean("hasMore"));
        assertEquals(2, first.getJsonObject("position").getInt("offset"));
        JsonObject second = page("epoch=" + epoch + "&offset=2&limit=2");
        assertFalse(second.getBoolean("hasMore"));
        assertEquals(3, second.getJsonArray("messages").getJsonObject(0).getInt("payload"));
    }

    @Test
    void aPositionOfALostStreamIsToldSo() throws Exception {
        post("[" + item("1") + "]");
        JsonObject page = page("epoch=lost&offset=0");
        assertFalse(page.getBoolean("isSynced"));
        assertEquals("epochChanged", page.getString("reason"));
        assertEquals(0, page.getJsonArray("messages").size());
    }

    @Test
    void nobodyReadsHistoryWithoutAKey() throws Exception {
        HttpResponse<String> answer =
                HTTP.send(
                        HttpRequest.newBuilder(uri("channels/" + channel + "/messages")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(401, answer.statusCode());
    }

    private String item(String payload) {
        return "{\"channel\":{\"name\":\"" + channel + "\"},\"payload\":" + payload + "}";
    }

    private HttpResponse<String> post(String body) throws Exception {
        return HTTP.send(
                request("messages").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonObject page(String query) throws Exception {
        HttpResponse<String> answer =
                HTTP.send(
                        request("channels/" + channel + "/messages?" + query).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return (JsonObject) json(answer);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer integration-test-key");
    }

    private URI uri(String path) {
        return URI.create(address + "api/" + path);
    }

    private static JsonStructure json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.read();
        }
    }
}
