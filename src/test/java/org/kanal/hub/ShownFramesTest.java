package org.kanal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kanal.channel.Channel;
import org.kanal.protocol.TextFrame;

class ShownFramesTest {

    private static final Channel BARE = Channel.of("news");
    private static final Channel NAMED = BARE.inApp("shop");

    private final List<Channel> written = new ArrayList<>();
    private final ShownFrames frames =
            new ShownFrames(
                    shownAs -> {
                        written.add(shownAs);
                        return TextFrame.of("\"" + shownAs + "\"");
                    });

    @Test
    void eachNameOfTheChannelHasItsOwnFrame() {
        assertEquals("\"news\"", frames.of(BARE).text());
        assertEquals("\"shop:news\"", frames.of(NAMED).text());
    }

    @Test
    void aFrameIsBuiltOnceAndOnlyIfSomebodyNeedsIt() {
        assertSame(frames.of(NAMED), frames.of(NAMED));
        assertEquals(List.of(NAMED), written);
        assertSame(frames.of(BARE), frames.of(BARE));
        assertEquals(List.of(NAMED, BARE), written);
    }
}
