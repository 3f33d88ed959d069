package org.kanal.it.state;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A database, as a transaction sees it, whose commit takes until it is told to end. */
class SlowResource implements XAResource {

    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch allowed = new CountDownLatch(1);

    /** Waits until the transaction commits it. */
    boolean isAsked() throws InterruptedException {
        return asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void allow() {
        allowed.countDown();
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        asked.countDown();
        try {
            if (!allowed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new XAException(XAException.XAER_RMERR);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new XAException(XAException.XAER_RMFAIL);
        }
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        return XA_OK;
    }

    @Override
    public boolean isSameRM(XAResource other) {
        return other == this;
    }

    @Override
    public void rollback(Xid xid) {
        // There is nothing to take back.
    }

    @Override
    public void start(Xid xid, int flags) {
        // It is always there.
    }

    @Override
    public void end(Xid xid, int flags) {
        // It stays there.
    }

    @Override
    public void forget(Xid xid) {
        // It remembers nothing.
    }

    @Override
    public Xid[] recover(int flag) {
        return new Xid[0];
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
