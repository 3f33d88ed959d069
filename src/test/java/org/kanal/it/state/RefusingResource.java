package org.kanal.it.state;

import javax.transaction.xa.XAException;
import javax.transaction.xa.Xid;

/** A database that has found out, when it is to prepare, that it cannot commit. */
final class RefusingResource extends SlowResource {

    @Override
    public int prepare(Xid xid) throws XAException {
        throw new XAException(XAException.XA_RBROLLBACK);
    }
}
