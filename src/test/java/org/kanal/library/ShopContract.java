package org.kanal.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.kanal.it.Api;
import org.kanal.it.Page;
import org.kanal.library.shop.ShopFilter;
import org.kanal.library.shop.ShopFront;
import org.kanal.library.shop.ShopMapper;

/** What an application may expect that has Kanal among its libraries, whatever server it is on. */
abstract class ShopContract {

    static final String KEY = "shop-integration-key";

    private static final int MANY = 500;

    /** Where the shop is, with a slash at the end. */
    abstract String shop();

    @Test
    void whatIsPublishedInATransactionArrivesAfterItsCommit() throws Exception {
        try (Page page = Page.open(kanal())) {
            assertEquals("subscribed", follow(page, "41").getString("type"));
            assertEquals(ShopMapper.STATUS, order("41/failing").statusCode());
            assertEquals("accepted", order("41").body());
            assertEquals(
                    "ACCEPTED", page.next("message").getJsonObject("payload").getString("status"));
            assertEquals(0, page.rest("message").size());
        }
    }

    @Test
    void aTransactionMayPublishHundredsOfMessages() throws Exception {
        try (Page page = Page.open(kanal())) {
            follow(page, "42");
            assertEquals("accepted", order("42/many?count=" + MANY).body());
            for (int i = 0; i < MANY; i++) {
                assertEquals(i, page.next("message").getInt("payload"));
            }
        }
    }

    @Test
    void theShopsPermissionsDecide() throws Exception {
        try (Page page = Page.open(kanal())) {
            assertEquals(403, follow(page, "secret").getInt("status"));
        }
    }

    @Test
    void kanalsHttpApiIsBelowKanal() throws Exception {
        try (Page page = Page.open(kanal())) {
            page.subscribe("{\"name\":\"news\"}");
            new Api(kanal(), KEY).publish("news", "7");
            assertEquals(7, page.next("message").getInt("payload"));
        }
        assertEquals(401, Page.post(kanal() + "api/messages", "[]").statusCode());
        assertEquals("", mark(new Api(kanal(), KEY).post("messages", "[]")));
    }

    @Test
    void aFilterOfTheShopsThatLooksForParametersTakesNoBodyFromTheApi() throws Exception {
        try (Page page = Page.open(kanal())) {
            page.subscribe("{\"name\":\"news\"}");
            HttpResponse<String> answer =
                    Page.post(
                            kanal() + "api/channels/news/messages?includePublisher=true",
                            "{\"price\":\"7=7&8\"}",
                            "Authorization",
                            "Bearer " + KEY,
                            "Content-Type",
                            "application/x-www-form-urlencoded");
            assertEquals(202, answer.statusCode(), answer.body());
            assertEquals("7=7&8", page.next("message").getJsonObject("payload").getString("price"));
        }
    }

    @Test
    void observersOfTheShopsHaveBeansOfARequest() throws Exception {
        try (Page page = Page.open(kanal())) {
            page.subscribe("{\"name\":\"arrivals\"}");
            try (Page other = Page.open(kanal())) {
                follow(other, "47");
                assertEquals("47", page.next("message").getString("payload"));
            }
        }
    }

    @Test
    void theTypedChannelsAreTold() throws Exception {
        HttpResponse<String> document =
                Page.get(kanal() + "api/asyncapi.json", "Authorization", "Bearer " + KEY);
        assertEquals(200, document.statusCode(), document.body());
        assertTrue(document.body().contains("\"orders.OrderStatus\""), document.body());
        assertEquals(401, Page.get(kanal() + "api/asyncapi.json").statusCode());
    }

    @Test
    void theBrowserClientIsBelowKanal() throws Exception {
        HttpResponse<String> script = Page.get(kanal() + "js/client/address.js");
        assertEquals(200, script.statusCode());
        assertTrue(script.body().contains("../../realtime"), script.body());
        assertEquals("no-cache", script.headers().firstValue("Cache-Control").orElse(""));
        assertEquals("", script.headers().firstValue(ShopFront.SEEN).orElse(""));
        assertTrue(Page.get(shop() + "none").headers().firstValue(ShopFront.SEEN).isPresent());
    }

    @Test
    void theShopsOwnApiIsItsOwn() throws Exception {
        assertEquals("the shop's message", Page.post(shop() + "api/messages", "[]").body());
        assertEquals("Welcome, true, the shop's", Page.get(shop() + "api/state").body());
        HttpResponse<String> nothing = Page.get(shop() + "api/channels/news/messages");
        assertEquals(ShopMapper.STATUS, nothing.statusCode());
        assertEquals("seen", mark(nothing));
    }

    @Test
    void theShopsConstraintHolds() throws Exception {
        assertEquals(401, Page.post(shop() + "api/admin/prices", "").statusCode());
    }

    @Test
    void theShopsPagesAreItsOwn() throws Exception {
        // By its name: Payara 7.2025.1 wants a login at the root of any WAR with a constraint.
        HttpResponse<String> page = Page.get(shop() + "index.html");
        assertEquals("<h1>The shop</h1>", page.body());
        assertEquals("", page.headers().firstValue("Content-Security-Policy").orElse(""));
        assertTrue(Page.get(shop() + "nothing").body().contains("no such page"));
        // The library has a Faces component, which brings no Faces servlet with it.
        assertTrue(Page.get(shop() + "nothing.xhtml").body().contains("no such page"));
        for (String path : new String[] {"hello/", "news/", "js/kanal.js", "realtime"}) {
            assertEquals(404, Page.get(shop() + path).statusCode(), path);
        }
    }

    @Test
    void theShopsOwnFileSetsKanalsSettings() throws Exception {
        String large = "\"" + "x".repeat(ShopWar.PAYLOAD_BYTES) + "\"";
        assertEquals(413, new Api(kanal(), KEY).post("channels/news/messages", large).statusCode());
    }

    private URL kanal() throws IOException {
        return URI.create(shop() + "kanal/").toURL();
    }

    private HttpResponse<String> order(String path) throws Exception {
        return Page.post(shop() + "api/orders/" + path, "");
    }

    private static JsonObject follow(Page page, String order) throws InterruptedException {
        return page.subscribe("{\"name\":\"orders\",\"resourceId\":\"" + order + "\"}");
    }

    private static String mark(HttpResponse<String> answer) {
        return answer.headers().firstValue(ShopFilter.MARK).orElse("");
    }
}
