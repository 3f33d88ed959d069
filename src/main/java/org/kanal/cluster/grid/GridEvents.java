package org.kanal.cluster.grid;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.kanal.cluster.Node;

/** What the grid tells this node: messages, and that its members are others. */
final class GridEvents {

    /** Where nodes say that they are there. */
    static final String FOR_ALL = "kanal.peers";

    private static final System.Logger LOG = System.getLogger(GridEvents.class.getName());

    private final Node self;
    private final Seal seal;
    private final Consumer<Envelope> heard;
    private final Strangers strangers = new Strangers();
    private final List<Runnable> undo = new ArrayList<>();

    /**
     * @param heard gets what other nodes say to this one; must not wait
     * @param membersChanged must not wait
     */
    GridEvents(
            HazelcastInstance grid,
            Node self,
            Seal seal,
            Consumer<Envelope> heard,
            Runnable membersChanged) {
        this.self = self;
        this.seal = seal;
        this.heard = heard;
        listen(grid.getTopic(topicOf(self)));
        listen(grid.getTopic(FOR_ALL));
        UUID members = grid.getCluster().addMembershipListener(new Members(membersChanged));
        undo.add(() -> grid.getCluster().removeMembershipListener(members));
        UUID life =
                grid.getLifecycleService()
                        .addLifecycleListener(
                                event -> {
                                    if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
                                        membersChanged.run();
                                    }
                                });
        undo.add(() -> grid.getLifecycleService().removeLifecycleListener(life));
    }

    /** What a node is told on. */
    static String topicOf(Node node) {
        return FOR_ALL + "." + node.id();
    }

    private void listen(ITopic<byte[]> topic) {
        UUID id = topic.addMessageListener(this::receive);
        undo.add(() -> topic.removeMessageListener(id));
    }

    private void receive(Message<byte[]> message) {
        try {
            seal.open(message.getMessageObject())
                    .ifPresentOrElse(this::hand, () -> strangers.heard(message));
        } catch (RuntimeException e) {
            // Also what is not even bytes.
            LOG.log(Level.WARNING, "A message on the data grid could not be read: " + e, e);
        }
    }

    private void hand(Envelope envelope) {
        boolean isForThis = envelope.to().isEmpty() || envelope.to().equals(self.id());
        if (isForThis && !envelope.from().equals(self)) {
            heard.accept(envelope);
        }
    }

    private record Members(Runnable changed) implements MembershipListener {

        @Override
        public void memberAdded(MembershipEvent event) {
            changed.run();
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            changed.run();
        }
    }

    void close() {
        for (Runnable step : undo) {
            try {
                step.run();
            } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
                LOG.log(Level.DEBUG, "the grid has gone before", e);
            }
        }
    }
}
