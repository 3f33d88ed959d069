package org.kanal.launch.recovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Ends what earlier lives have left in doubt in one database or broker. */
final class Ending {

    private final TransactionLogs logs;

    /** What was done. */
    record Outcome(int committed, int rolledBack) {

        boolean isNothing() {
            return committed + rolledBack == 0;
        }
    }

    Ending(TransactionLogs logs) {
        this.logs = logs;
    }

    /**
     * @throws Exception if something may be left
     */
    Outcome end(XAResource resource) throws Exception {
        int committed = 0;
        int rolledBack = 0;
        for (var life : inDoubt(resource).entrySet()) {
            Optional<Path> log = logs.logOf(life.getKey());
            Set<String> decided = log.isPresent() ? DecisionLog.committed(log.get()) : Set.of();
            for (Xid part : life.getValue()) {
                boolean isCommitted = decided.contains(DecisionLog.idOf(part));
                end(resource, part, isCommitted);
                committed += isCommitted ? 1 : 0;
                rolledBack += isCommitted ? 0 : 1;
            }
        }
        return new Outcome(committed, rolledBack);
    }

    /** Of this server's earlier lives: whoever else uses the database ends what is theirs. */
    private Map<String, List<Xid>> inDoubt(XAResource resource) throws Exception {
        List<String> earlier = logs.earlier();
        Map<String, List<Xid>> parts = new LinkedHashMap<>();
        Xid[] all = resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN);
        for (Xid part : all == null ? new Xid[0] : all) {
            TransactionLogs.lifeOf(part)
                    .filter(earlier::contains)
                    .ifPresent(
                            life ->
                                    parts.computeIfAbsent(life, any -> new ArrayList<>())
                                            .add(part));
        }
        return parts;
    }

    private static void end(XAResource resource, Xid part, boolean isCommitted) throws XAException {
        try {
            if (isCommitted) {
                resource.commit(part, false);
            } else {
                resource.rollback(part);
            }
        } catch (XAException e) {
            // Its end was all that was wanted: two pools may lead to one database.
            if (e.errorCode != XAException.XAER_NOTA) {
                throw e;
            }
        }
    }
}
