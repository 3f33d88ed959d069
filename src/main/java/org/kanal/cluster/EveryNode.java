package org.kanal.cluster;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has something done on every node, and waits until it is, for a while. */
public final class EveryNode {

    private static final Logger LOG = System.getLogger(EveryNode.class.getName());

    private final Peers peers;
    private final String kind;
    private final Duration patience;

    /**
     * @param kind what the other nodes listen to; their answer says that it is done
     * @param patience how long they are waited for
     */
    public EveryNode(Peers peers, String kind, Duration patience) {
        this.peers = peers;
        this.kind = kind;
        this.patience = patience;
    }

    /**
     * Has it done on all nodes side by side, and returns when all are done or the time is over. The
     * log names who did not answer; it does it later, if it is still there.
     *
     * @param order what the others are asked
     * @param here does it on this node; what it throws comes out when the others have answered
     */
    public void run(String order, Runnable here) {
        CompletableFuture<Answers> others = peers.ask(kind, order, patience);
        try {
            here.run();
        } finally {
            tell(others.join());
        }
    }

    private void tell(Answers answers) {
        if (!answers.silent().isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "No answer within "
                            + patience
                            + " to "
                            + kind
                            + " from "
                            + names(answers.silent())
                            + ": not known whether it is done there");
        }
        answers.failed()
                .forEach(
                        (node, why) ->
                                LOG.log(
                                        Level.WARNING,
                                        "Not done at " + node + " (" + kind + "): " + why));
    }

    private static String names(Set<Node> nodes) {
        return Stream.of(nodes.toArray(Node[]::new))
                .map(Node::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
