package org.kanal.config;

import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A part of a transaction in which nothing is done. */
final class EmptyResource implements XAResource {

    @Override
    public int prepare(Xid part) {
        return XA_OK;
    }

    @Override
    public void commit(Xid part, boolean onePhase) {
        // Nothing was done.
    }

    @Override
    public void rollback(Xid part) {
        // Nothing was done.
    }

    @Override
    public void start(Xid part, int flags) {
        // Nothing is to be done.
    }

    @Override
    public void end(Xid part, int flags) {
        // Nothing was done.
    }

    @Override
    public void forget(Xid part) {
        // It remembers nothing.
    }

    @Override
    public Xid[] recover(int flags) {
        return new Xid[0];
    }

    @Override
    public boolean isSameRM(XAResource other) {
        return other == this;
    }

    @Override
    public int getTransactionTimeout() {
        return 0;
    }

    @Override
    public boolean setTransactionTimeout(int seconds) {
        return false;
    }
}
