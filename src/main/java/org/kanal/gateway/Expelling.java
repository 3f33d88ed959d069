package org.kanal.gateway;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kanal.audit.AuditEvent;
import org.kanal.audit.AuditLog;
import org.kanal.cluster.ClusterSettings;
import org.kanal.cluster.Peers;
import org.kanal.identity.Identity;
import org.kanal.identity.Spelling;
import org.kanal.protocol.Disconnect;
import org.kanal.support.Part;
import org.kanal.support.Starting;

/** Ends connections, and keeps those out who are not to come back: on all nodes. */
@Part
public class Expelling {

    private final Clients clients;
    private final Exclusions exclusions;
    private final SharedExpulsions shared;

    @Inject
    Expelling(Clients clients, Exclusions exclusions, Peers peers, ClusterSettings cluster) {
        this.clients = clients;
        this.exclusions = exclusions;
        shared =
                new SharedExpulsions(
                        peers, cluster.answerTimeout(), this::expelHere, exclusions::standing);
    }

    /** What stands on other nodes is to be known before the first comes. */
    void wake(@Observes @Priority(Starting.PERMISSIONS) Starting starting) {
        // It is made before it is told.
    }

    /** Expels from all nodes, and returns when that is done. */
    void expel(Expulsion expulsion) {
        shared.tell(expulsion);
    }

    /** Kept out first, so that whoever comes meanwhile is either found or refused. */
    private void expelHere(List<Expulsion> expulsions) {
        expulsions.forEach(exclusions::add);
        Set<Spelling> told =
                expulsions.stream()
                        .filter(each -> each.kind() == Expulsion.Kind.DISCONNECT)
                        .map(each -> Spelling.of(each.id()))
                        .collect(Collectors.toSet());
        int ended = 0;
        for (Client client : clients.all()) {
            Optional<Disconnect> reason =
                    client.identity().flatMap(identity -> reason(identity, told));
            reason.ifPresent(client.outbox()::abort);
            ended += reason.isPresent() ? 1 : 0;
        }
        report(expulsions, ended);
    }

    private Optional<Disconnect> reason(Identity identity, Set<Spelling> told) {
        Optional<Disconnect> excluded = exclusions.of(identity);
        boolean isTold = told.contains(Spelling.of(identity.subscriber().id()));
        return excluded.isEmpty() && isTold ? Optional.of(Disconnect.DISCONNECTED) : excluded;
    }

    private static void report(List<Expulsion> expulsions, int ended) {
        if (expulsions.size() == 1) {
            Expulsion only = expulsions.get(0);
            AuditLog.report(
                    new AuditEvent(
                            "connections-ended",
                            "",
                            only.id(),
                            only.description() + "; connections: " + ended));
        }
    }
}
