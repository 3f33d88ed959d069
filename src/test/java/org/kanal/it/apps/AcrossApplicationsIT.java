package org.kanal.it.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.it.Page;

/** Several applications on one server: own channels, own keys, and who may read others'. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class AcrossApplicationsIT {

    private static final String SHOP = "http://shop.test";
    private static final String BLOG = "http://blog.test";
    private static final String OWN_KEY = "integration-test-key";
    private static final String SHOP_KEY = "shop-integration-key";

    @ArquillianResource private URL application;

    @Test
    void channelsOfTheSameNameAreOthersInEachApplication() throws Exception {
        try (Page shop = Page.from(SHOP, application);
                Page own = Page.open(application)) {
            shop.subscribe("{\"name\":\"news\"}");
            own.subscribe("{\"name\":\"news\"}");
            publish(SHOP_KEY, "news", "\"from the shop\"");
            publish(OWN_KEY, "news", "\"from the deployment\"");
            assertEquals("from the shop", shop.next("message").getString("payload"));
            assertEquals("from the deployment", own.next("message").getString("payload"));
        }
    }

    @Test
    void whatNobodyGrantsIsNotReadForTheClaimOfAnOrigin() throws Exception {
        try (Page blog = Page.from(BLOG, application)) {
            assertRefused(403, blog.subscribe("{\"name\":\"granted-by-nobody\"}"));
        }
    }

    @Test
    void anotherApplicationsChannelIsForWhomItsProviderBeanLetsIn() throws Exception {
        try (Page blog = Page.from(BLOG, application);
                Page own = Page.open(application)) {
            String offers = "{\"name\":\"offers\",\"appId\":\"shop\"}";
            JsonObject subscribed = blog.subscribe(offers);
            assertEquals("subscribed", subscribed.getString("type"), subscribed.toString());
            assertEquals("shop", subscribed.getJsonObject("channel").getString("appId"));
            assertRefused(403, own.subscribe(offers));
            assertRefused(403, blog.subscribe("{\"name\":\"stock\",\"appId\":\"shop\"}"));
            publish(SHOP_KEY, "offers", "\"half price\"");
            JsonObject message = blog.next("message");
            assertEquals("half price", message.getString("payload"));
            assertEquals("shop", message.getJsonObject("channel").getString("appId"));
        }
    }

    @Test
    void aProviderBeanThatFailsDeniesWith503() throws Exception {
        try (Page own = Page.open(application)) {
            assertRefused(503, own.subscribe("{\"name\":\"broken\",\"appId\":\"shop\"}"));
        }
    }

    @Test
    void aPermissionsUrlDecidesAndItsFailureDeniesWith503() throws Exception {
        try (Page own = Page.open(application)) {
            JsonObject posts = own.subscribe("{\"name\":\"posts\",\"appId\":\"blog\"}");
            assertEquals("subscribed", posts.getString("type"), posts.toString());
            assertRefused(403, own.subscribe("{\"name\":\"drafts\",\"appId\":\"blog\"}"));
            assertRefused(503, own.subscribe("{\"name\":\"other\",\"appId\":\"blog\"}"));
        }
    }

    @Test
    void withoutAProviderNobodyElseMayRead() throws Exception {
        try (Page own = Page.open(application)) {
            assertRefused(403, own.subscribe("{\"name\":\"news\",\"appId\":\"silent\"}"));
        }
    }

    @Test
    void anApplicationThatIsNotServedHereIsBadInput() throws Exception {
        try (Page own = Page.open(application)) {
            JsonObject answer = own.subscribe("{\"name\":\"news\",\"appId\":\"nobody\"}");
            assertRefused(400, answer);
            assertEquals("BAD_INPUT", answer.getString("code"));
            assertTrue(answer.getString("message").contains("'nobody'"), answer.toString());
        }
    }

    @Test
    void aPageMayNameItsOwnApplicationAndHearsTheChannelAsItNamedIt() throws Exception {
        try (Page shop = Page.from(SHOP, application)) {
            shop.subscribe("{\"name\":\"both\"}");
            shop.subscribe("{\"name\":\"both\",\"appId\":\"shop\"}");
            publish(SHOP_KEY, "both", "1");
            JsonObject first = shop.next("message").getJsonObject("channel");
            JsonObject second = shop.next("message").getJsonObject("channel");
            assertFalse(first.containsKey("appId"));
            assertEquals("shop", second.getString("appId"));
        }
    }

    @Test
    void noPagePublishesIntoAnotherApplication() throws Exception {
        try (Page blog = Page.from(BLOG, application)) {
            assertRefused(403, blog.publish("{\"name\":\"offers\",\"appId\":\"shop\"}", "1"));
        }
    }

    @Test
    void aKeyReadsTheHistoryOfItsOwnApplicationOnly() throws Exception {
        publish(SHOP_KEY, "secrets", "\"of the shop\"");
        assertTrue(history(SHOP_KEY).contains("of the shop"));
        assertFalse(history(OWN_KEY).contains("of the shop"));
    }

    @Test
    void aBatchGoesIntoTheKeysOwnApplicationOnly() throws Exception {
        try (Page shop = Page.from(SHOP, application)) {
            shop.subscribe("{\"name\":\"batched\"}");
            assertEquals(202, batch("{\"name\":\"batched\"}"));
            assertEquals(1, shop.next("message").getInt("payload"));
            assertEquals(202, batch("{\"name\":\"batched\",\"appId\":\"shop\"}"));
            assertEquals(1, shop.next("message").getInt("payload"));
            assertEquals(403, batch("{\"name\":\"batched\",\"appId\":\"blog\"}"));
        }
    }

    private String history(String key) throws Exception {
        return Page.get(
                        application + "api/channels/secrets/messages",
                        "Authorization",
                        "Bearer " + key)
                .body();
    }

    private int batch(String channel) throws Exception {
        return Page.post(
                        application + "api/messages",
                        "[{\"channel\":" + channel + ",\"payload\":1}]",
                        "Authorization",
                        "Bearer " + SHOP_KEY)
                .statusCode();
    }

    private void publish(String key, String channel, String payload) throws Exception {
        HttpResponse<String> answer =
                Page.post(
                        application + "api/channels/" + channel + "/messages",
                        payload,
                        "Authorization",
                        "Bearer " + key);
        assertEquals(202, answer.statusCode(), answer.body());
    }

    private static void assertRefused(int status, JsonObject answer) {
        assertEquals("error", answer.getString("type"), answer.toString());
        assertEquals(status, answer.getInt("status"), answer.toString());
    }
}
