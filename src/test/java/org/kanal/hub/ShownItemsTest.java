package org.kanal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.outbox.Item;
import org.kanal.protocol.EncodedMessage;

class ShownItemsTest {

    private static final Channel BARE = Channel.of("news");
    private static final Channel NAMED = BARE.inApp("shop");

    private final List<Channel> written = new ArrayList<>();
    private final ShownItems items =
            new ShownItems(
                    shownAs -> {
                        written.add(shownAs);
                        return new Item.Plain(EncodedMessage.of("\"" + shownAs + "\""));
                    });

    @Test
    void eachNameOfTheChannelHasItsOwnFrame() {
        assertEquals("\"news\"", items.of(BARE).message().text());
        assertEquals("\"shop:news\"", items.of(NAMED).message().text());
    }

    @Test
    void aFrameIsBuiltOnceAndOnlyIfSomebodyNeedsIt() {
        assertSame(items.of(NAMED), items.of(NAMED));
        assertEquals(List.of(NAMED), written);
        assertSame(items.of(BARE), items.of(BARE));
        assertEquals(List.of(NAMED, BARE), written);
    }
}
