package org.kanal.permission;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.kanal.api.Channel;
import org.kanal.api.PermissionsChanged;
import org.kanal.cluster.EveryNode;
import org.kanal.cluster.Node;
import org.kanal.cluster.PeerListener;
import org.kanal.cluster.Peers;

/**
 * Has every node of the cluster decide again when permissions change on one. A node that may have
 * missed a change decides on all of its subscriptions again.
 */
final class SharedChanges implements PeerListener {

    private static final String KIND = "permissions";
    private static final PermissionsChanged ALL =
            new PermissionsChanged(Optional.empty(), Optional.empty());

    private final EveryNode everyNode;
    private final Consumer<PermissionsChanged> here;

    /**
     * @param patience how long other nodes are waited for
     * @param here decides again on this node, and returns when that is done
     */
    SharedChanges(Peers peers, Duration patience, Consumer<PermissionsChanged> here) {
        this.here = here;
        everyNode = new EveryNode(peers, KIND, patience);
        peers.listen(KIND, this);
    }

    /** Decides again on all nodes, and returns when that is done. */
    void tell(PermissionsChanged change) {
        everyNode.run(text(change), () -> here.accept(change));
    }

    @Override
    public String asked(Node from, String question) {
        here.accept(change(question));
        return "done";
    }

    @Override
    public void missed(Node from) {
        here.accept(ALL);
    }

    /** The channel and the subscriber in lines of their own; a channel has no line breaks. */
    private static String text(PermissionsChanged change) {
        return change.channel().map(Channel::toString).orElse("")
                + '\n'
                + change.subscriberId().map(id -> '=' + id).orElse("");
    }

    private static PermissionsChanged change(String text) {
        int end = text.indexOf('\n');
        String channel = text.substring(0, end);
        String who = text.substring(end + 1);
        return new PermissionsChanged(
                channel.isEmpty() ? Optional.empty() : Optional.of(Channel.parse(channel)),
                who.isEmpty() ? Optional.empty() : Optional.of(who.substring(1)));
    }
}
