package org.kanal.cluster.grid;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kanal.cluster.Node;

/**
 * Which nodes are there: those that said so, as long as their members of the grid are. Its owner
 * locks.
 */
final class LiveNodes {

    private final Cluster cluster;
    private final Node self;
    private final Map<Node, UUID> others = new LinkedHashMap<>();

    LiveNodes(Cluster cluster, Node self) {
        this.cluster = cluster;
        this.self = self;
    }

    /** This node's member, which is another one after a split. */
    UUID ownMember() {
        return cluster.getLocalMember().getUuid();
    }

    /**
     * A node says that it is there.
     *
     * @return true if it is new here
     */
    boolean add(Node node, UUID member) {
        return present().contains(member) && others.put(node, member) == null;
    }

    /** False if it was not there. */
    boolean remove(Node node) {
        return others.remove(node) != null;
    }

    boolean has(Node node) {
        return others.containsKey(node);
    }

    List<Node> others() {
        return List.copyOf(others.keySet());
    }

    /** Those whose members have gone. */
    List<Node> lost() {
        Set<UUID> present = present();
        return others.keySet().stream()
                .filter(node -> !present.contains(others.get(node)))
                .toList();
    }

    /** Whether there are members of the grid that have not said who they are. */
    boolean isIncomplete() {
        return present().size() > others.size() + 1;
    }

    /** All, those that have been in the grid longest first. */
    List<Node> all() {
        List<Node> all = new ArrayList<>();
        for (Member member : cluster.getMembers()) {
            if (member.localMember()) {
                all.add(self);
            } else {
                nodeOf(member).ifPresent(all::add);
            }
        }
        return all.contains(self) ? all : List.of(self);
    }

    private Optional<Node> nodeOf(Member member) {
        return others.entrySet().stream()
                .filter(other -> other.getValue().equals(member.getUuid()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Set<UUID> present() {
        return cluster.getMembers().stream().map(Member::getUuid).collect(Collectors.toSet());
    }
}
