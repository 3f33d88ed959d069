package org.kanal.broker.openmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kanal.api.Channel;

class TopicNameTest {

    @ParameterizedTest
    @CsvSource({
        "news, '', kanal.news",
        "my_news2, '', kanal.my_news2",
        "breaking-news, '', kanal.breaking$2dnews",
        "news, 42, kanal.news.42",
        "news, a b, kanal.news.a$20b",
        "news, a.b, kanal.news.a$2eb",
        "news, a/b, kanal.news.a$2fb",
        "news, $2d, kanal.news.$242d",
        "news, ü, kanal.news.$c3$bc",
        "news, 漢, kanal.news.$e6$bc$a2",
        "news, 😀, kanal.news.$f0$9f$98$80",
    })
    void isTheContractsEncoding(String name, String resourceId, String topic) {
        assertEquals(topic, TopicName.of(Channel.of(name, resourceId)));
    }

    @Test
    void differentChannelsHaveDifferentTopics() {
        List<String> parts =
                List.of(
                        "a", "A", "_", "-", "$", ".", " ", "$2d", "a.b", "$24", "2d", "ü", "/",
                        "%2d");
        Set<String> topics = new HashSet<>();
        int channels = 0;
        for (String name : List.of("a", "A", "_", "-", "a-b", "a_b", "ab", "2d")) {
            topics.add(TopicName.of(Channel.of(name)));
            channels++;
            for (String first : parts) {
                for (String second : parts) {
                    topics.add(TopicName.of(Channel.of(name, first + "|" + second)));
                    channels++;
                }
            }
        }
        assertEquals(channels, topics.size());
    }

    @Test
    void holdsOnlyWhatOpenMqTakes() {
        String topic = TopicName.of(Channel.of("a-b", "ü x:y/z*>\"'😀"));
        assertTrue(topic.matches("[A-Za-z0-9_$.]+"), topic);
    }
}
