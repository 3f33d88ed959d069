package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kanal.it.Page;

/** Pages of visitors at one node that are on one channel, each a member of it. */
final class Crowd implements AutoCloseable {

    private final List<Page> pages;

    private Crowd(List<Page> pages) {
        this.pages = pages;
    }

    /**
     * Returns when all are there.
     *
     * @param channel its JSON
     */
    static Crowd at(ClusterNode node, String channel, int count) throws Exception {
        Crowd crowd = new Crowd(new ArrayList<>());
        for (int i = 0; i < count; i++) {
            Page page = Page.open(node.http().toURL());
            crowd.pages.add(page);
            assertEquals("subscribed", page.subscribe(channel).getString("type"));
        }
        return crowd;
    }

    Set<String> ids() {
        return pages.stream().map(Page::id).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        pages.forEach(Page::close);
    }
}
