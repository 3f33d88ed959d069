package org.kanal.broker.openmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;

class ApplicationTopicTest {

    @Test
    void a_channel_of_another_application_has_a_topic_that_no_other_channel_can_have() {
        Channel ofShop = Channel.of("news").inApp("shop");
        assertEquals("kanal.$40shop.news", TopicName.of(ofShop));
        assertEquals("kanal.$40shop.news.42", TopicName.of(Channel.of("news", "42").inApp("shop")));
        assertNotEquals(TopicName.of(ofShop), TopicName.of(Channel.of("shop", "news")));
        assertEquals("kanal.x.$40shop", TopicName.of(Channel.of("x", "@shop")));
    }
}
