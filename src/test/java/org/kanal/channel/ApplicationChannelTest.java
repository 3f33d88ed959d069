package org.kanal.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;

class ApplicationChannelTest {

    private static final Channel OF_SHOP = Channel.of("news", "42").inApp("shop");

    @Test
    void a_channel_of_another_application_is_another_channel() {
        assertNotEquals(Channel.of("news", "42"), OF_SHOP);
        assertNotEquals(Channel.of("news", "42").inApp("blog"), OF_SHOP);
        assertEquals(Channel.of("news", "42"), OF_SHOP.inApp(""));
    }

    @Test
    void a_resource_and_its_channel_belong_to_the_same_application() {
        assertEquals(Optional.of(Channel.of("news").inApp("shop")), OF_SHOP.parent());
    }

    @Test
    void an_app_id_that_no_application_can_have_is_refused_by_name() {
        for (String wrong : List.of("a b", "@shop", "a:b", "a/b", "x".repeat(61))) {
            InvalidInput refused =
                    assertThrows(InvalidInput.class, () -> Channel.of("news").inApp(wrong));
            assertEquals("channel.appId", refused.field());
            assertTrue(refused.getMessage().contains("allowed: "), refused.getMessage());
        }
    }

    @Test
    void the_text_of_a_channel_says_which_one_it_is() {
        assertEquals("shop:news/42", OF_SHOP.toString());
        for (Channel channel :
                List.of(
                        OF_SHOP,
                        Channel.of("news"),
                        Channel.of("news").inApp("shop"),
                        Channel.of("news", "shop:a/b:c"),
                        Channel.of("shop", "news"))) {
            assertEquals(channel, Channel.parse(channel.toString()));
        }
    }
}
