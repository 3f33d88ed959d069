package org.kanal.api;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PermissionsChangedTest {

    private static final Channel NEWS = Channel.of("news");
    private static final Channel RESOURCE = Channel.of("news", "42");

    @Test
    void withoutAChannelAndASubscriberItConcernsAll() {
        PermissionsChanged all = new PermissionsChanged(Optional.empty(), Optional.empty());
        assertTrue(all.concerns(NEWS, "ann"));
        assertTrue(all.concerns(RESOURCE, "bob"));
    }

    @Test
    void ofAChannelItConcernsItsResourcesToo() {
        PermissionsChanged news = new PermissionsChanged(Optional.of(NEWS), Optional.empty());
        assertTrue(news.concerns(NEWS, "ann"));
        assertTrue(news.concerns(RESOURCE, "ann"));
        assertFalse(news.concerns(Channel.of("sport"), "ann"));
    }

    @Test
    void ofAResourceItConcernsNothingElse() {
        PermissionsChanged one = new PermissionsChanged(Optional.of(RESOURCE), Optional.empty());
        assertTrue(one.concerns(RESOURCE, "ann"));
        assertFalse(one.concerns(NEWS, "ann"));
        assertFalse(one.concerns(Channel.of("news", "43"), "ann"));
    }

    @Test
    void ofASubscriberItConcernsAllOfItsChannels() {
        PermissionsChanged ann = new PermissionsChanged(Optional.empty(), Optional.of("ann"));
        assertTrue(ann.concerns(NEWS, "ann"));
        assertTrue(ann.concerns(RESOURCE, "ann"));
        assertFalse(ann.concerns(NEWS, "bob"));
    }
}
