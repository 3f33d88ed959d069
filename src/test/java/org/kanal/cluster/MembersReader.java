package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.kanal.it.Page;

/** A page that reads who is on a channel, all of its pages, again and again. */
final class MembersReader implements AutoCloseable {

    private final Page page;
    private final String channel;
    private int lists;

    /**
     * @param channel its JSON
     */
    MembersReader(ClusterNode node, String channel) throws Exception {
        this.page = Page.open(node.http().toURL());
        this.channel = channel;
        assertEquals("subscribed", page.subscribe(channel).getString("type"));
    }

    String id() {
        return page.id();
    }

    /** How many whole lists it has read. */
    int lists() {
        return lists;
    }

    /** All that are there, each once, in the order of their ids. */
    Set<String> read() throws InterruptedException {
        TreeSet<String> all = new TreeSet<>();
        String after = "";
        while (true) {
            JsonObject answer =
                    page.command(
                            "\"type\":\"presence\",\"after\":\"%s\",\"channel\":%s"
                                    .formatted(after, channel));
            assertEquals("members", answer.getString("type"), answer.toString());
            for (JsonObject member : answer.getJsonArray("members").getValuesAs(JsonObject.class)) {
                String id = member.getString("id");
                assertTrue(all.isEmpty() || id.compareTo(all.last()) > 0, id + " is not next");
                all.add(id);
            }
            if (!answer.containsKey("next")) {
                lists++;
                return all;
            }
            after = answer.getString("next");
        }
    }

    /**
     * Reads until what it has read is wanted.
     *
     * @param always who must be in each list meanwhile
     */
    void readUntil(Predicate<Set<String>> wanted, Set<String> always, Duration soon)
            throws InterruptedException {
        long end = System.nanoTime() + soon.toNanos();
        Set<String> all = read();
        while (!wanted.test(all)) {
            assertTrue(all.containsAll(always), "somebody who is there was not in the list");
            assertTrue(System.nanoTime() - end < 0, all.size() + " after " + soon);
            all = read();
        }
    }

    @Override
    public void close() {
        page.close();
    }
}
