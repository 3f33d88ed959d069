package org.kanal.permission;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.kanal.api.Channel;
import org.kanal.api.PermissionsChanged;
import org.kanal.cluster.ClusterSettings;
import org.kanal.cluster.Peers;
import org.kanal.support.AfterCommit;
import org.kanal.support.Part;
import org.kanal.support.Starting;

/**
 * Has open subscriptions decided on again: after the commit when called in a transaction, and on
 * all nodes.
 */
@Part
public class PermissionChanges {

    private static final PermissionsChanged ALL =
            new PermissionsChanged(Optional.empty(), Optional.empty());

    private final AtomicLong revision = new AtomicLong();
    private final Event<PermissionsChanged> changed;
    private final AfterCommit afterCommit;
    private final SharedChanges shared;

    @Inject
    PermissionChanges(
            Event<PermissionsChanged> changed,
            AfterCommit afterCommit,
            Peers peers,
            ClusterSettings cluster) {
        this.changed = changed;
        this.afterCommit = afterCommit;
        this.shared = new SharedChanges(peers, cluster.answerTimeout(), this::changeHere);
    }

    /** What changes at other nodes is heard from the start. */
    void wake(@Observes @Priority(Starting.PERMISSIONS) Starting starting) {
        // It is made before it is told.
    }

    void recheck() {
        change(ALL);
    }

    void recheck(Channel channel) {
        change(new PermissionsChanged(Optional.of(channel), Optional.empty()));
    }

    void recheckSubscriber(String id) {
        change(new PermissionsChanged(Optional.empty(), Optional.of(id)));
    }

    /** Decides again on this node's subscriptions only: what has changed is this node's own. */
    public void recheckHere() {
        changeHere(ALL);
    }

    /**
     * Counts the rechecks. A decision that was asked for before a recheck and is used after it may
     * be stale: whoever holds one compares.
     */
    public long revision() {
        return revision.get();
    }

    private void change(PermissionsChanged change) {
        afterCommit.run(() -> shared.tell(change));
    }

    private void changeHere(PermissionsChanged change) {
        revision.incrementAndGet();
        changed.fire(change);
    }
}
