package org.kanal.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.outbox.Outbox;

/** A hundred thousand members of one channel. */
class ManyMembersTest {

    private static final Channel CHAT = Channel.of("chat");
    private static final int MANY = 100_000;

    /** What the rosters take beside the ids; measured, and written on docs/presence.md. */
    private static final int MOST_BYTES = 150;

    private final TestTransport ann = new TestTransport();
    private final PresenceNode node =
            TestPresence.node(
                    TestPresence.settings("chat=members"),
                    System::currentTimeMillis,
                    (channel, fact) -> {});

    @Test
    void takeLittleMemoryAndAreShownInPagesAndToldByTheirNumber() throws InterruptedException {
        Attendance anns = enter(" ann", TestWriters.outbox(ann), true);
        node.tick();
        String[] ids = new String[MANY - 1];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = UUID.randomUUID().toString();
        }
        Outbox nobody = TestWriters.outbox(new TestTransport());
        long before = used();
        for (String id : ids) {
            enter(id, nobody, false);
        }
        long bytes = (used() - before) / MANY;
        node.tick();
        assertTrue(
                ann.nextText().endsWith("\"channel\":{\"name\":\"chat\"},\"occupancy\":100000}"));
        assertEquals(MANY / 1_000, pages());
        assertTrue(bytes <= MOST_BYTES, bytes + " bytes a member");
        assertEquals(1, anns.occupancy());
    }

    private int pages() {
        int pages = 0;
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            AtomicReference<MembersPage> page = new AtomicReference<>();
            node.show(CHAT, after.get(), 1_000, 262_144, page::set);
            after = page.get().next();
            pages++;
        }
        return pages;
    }

    private Attendance enter(String id, Outbox outbox, boolean isWatching) {
        Attendance attendance =
                node.enter(
                                CHAT,
                                CHAT,
                                new Subscriber(id, SubscriberType.MEMBER),
                                outbox,
                                isWatching,
                                Optional.empty())
                        .orElseThrow();
        node.start(attendance);
        return attendance;
    }

    /** What is alive: the collection is over when the call returns. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
