package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.kanal.it.Page;

/**
 * Pages that come to a channel at random nodes and go again, in every way that pages do; and the
 * truth about who of them is there. For one thread.
 */
final class Visitors implements AutoCloseable {

    private static final int MANY = 30;

    private final List<ClusterNode> nodes;
    private final String channel;
    private final Random random;
    private final List<Visit> visits = new ArrayList<>();
    private final Set<String> all = new TreeSet<>();
    private final Set<String> touched = new TreeSet<>();
    private final Set<ClusterNode> avoided;

    /** One page of somebody at a node. */
    private record Visit(ClusterNode node, Page page) {}

    /**
     * @param channel its JSON
     */
    Visitors(List<ClusterNode> nodes, String channel, long seed) {
        this.nodes = nodes;
        this.channel = channel;
        this.random = new Random(seed);
        this.avoided = new HashSet<>();
    }

    /** One of them comes, comes a second time elsewhere, goes, or loses its connection. */
    void step() throws Exception {
        int dice = random.nextInt(12);
        if (visits.isEmpty() || dice < (visits.size() < MANY ? 6 : 3)) {
            come();
            return;
        }
        Visit visit = visits.get(random.nextInt(visits.size()));
        if (dice < 8) {
            end(visit, true);
        } else if (dice < 10) {
            end(visit, false);
        } else {
            again(visit);
            if (dice == 11) {
                end(visit, false); // it has come back at another node
            }
        }
    }

    private void come() throws Exception {
        ClusterNode node = anyNode();
        enter(node, Page.open(node.http().toURL()));
    }

    private void again(Visit visit) throws Exception {
        ClusterNode node = anyNode();
        enter(node, Page.silent(node.http().toURL()).connectAs(visit.page()));
    }

    private void enter(ClusterNode node, Page page) throws Exception {
        visits.add(new Visit(node, page));
        String answer = page.subscribe(channel).toString();
        assertEquals(true, answer.contains("\"subscribed\""), answer);
        all.add(page.id());
    }

    private ClusterNode anyNode() {
        List<ClusterNode> open = new ArrayList<>(nodes);
        open.removeAll(avoided);
        return open.get(random.nextInt(open.size()));
    }

    private void end(Visit visit, boolean isSaid) {
        visits.remove(visit);
        if (isSaid && !avoided.contains(visit.node())) {
            visit.page().sayGoodbye();
        }
        visit.page().close();
    }

    /** Nobody comes to this node any more; whoever is there stays. */
    void avoid(ClusterNode node) {
        avoided.add(node);
        visits.stream()
                .filter(visit -> visit.node() == node)
                .forEach(visit -> touched.add(visit.page().id()));
    }

    /** The node has died, and all pages with it that were there. */
    void died(ClusterNode node) {
        avoid(node);
        visits.removeIf(visit -> visit.node() == node);
    }

    /** They come there too. */
    void welcome(ClusterNode node) {
        avoided.remove(node);
    }

    /** Who is on the channel. */
    Set<String> there() {
        Set<String> there = new TreeSet<>();
        visits.forEach(visit -> there.add(visit.page().id()));
        return there;
    }

    /** Everybody who ever came. */
    Set<String> all() {
        return all;
    }

    /** Who was at a node when something happened to it. */
    Set<String> touched() {
        return touched;
    }

    @Override
    public void close() {
        visits.forEach(visit -> visit.page().close());
    }
}
