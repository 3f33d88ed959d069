package org.kanal.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.broker.openmq.TopicName;

/**
 * {@code docs/jms.md} names every property, shows topics as they are, and a producer that compiles.
 */
class JmsPageTest {

    private static final Pattern TOPIC = Pattern.compile("\\| `(.+?)` \\| `(kanal\\..+?)` \\|");
    private static final Pattern TEXT = Pattern.compile("static final String \\w+ = \"([^\"]+)\";");
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

    private static String page;

    @BeforeAll
    static void read() {
        page = Repository.text(Path.of("docs/jms.md"));
    }

    @Test
    void everyPropertyOfTheQueueAndOfTheTopicsIsNamed() {
        Stream.of("QueueMessage", "PublicationMessage", "Recipients")
                .flatMap(name -> TEXT.matcher(Repository.source(name)).results())
                .map(text -> text.group(1))
                .forEach(property -> assertTrue(page.contains("`" + property + "`"), property));
    }

    @Test
    void topicsHaveTheNamesThatThePageShows() {
        Map<String, String> shown =
                TOPIC.matcher(page)
                        .results()
                        .collect(
                                Collectors.toMap(
                                        row -> row.group(1),
                                        row -> row.group(2),
                                        (a, b) -> a,
                                        TreeMap::new));
        Map<String, String> real = new TreeMap<>(shown);
        real.replaceAll((channel, topic) -> TopicName.of(Channel.parse(channel)));
        assertEquals(6, shown.size());
        assertEquals(real, shown);
    }

    @Test
    void theProducerIsTheOneThatIsTested() {
        String producer =
                JAVA.matcher(page).results().map(block -> block.group(1)).findFirst().orElseThrow();
        assertTrue(Repository.source("NewsProducer").endsWith(producer), producer);
    }
}
