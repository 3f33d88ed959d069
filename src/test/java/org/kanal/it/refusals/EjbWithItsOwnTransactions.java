package org.kanal.it.refusals;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.transaction.UserTransaction;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/** An EJB that begins and commits by itself. */
@Stateless
@LocalBean
@TransactionManagement(TransactionManagementType.BEAN)
public class EjbWithItsOwnTransactions implements RefusedCaller {

    @EJB private RealtimePublisher publisher;
    @Resource private UserTransaction transaction;

    @Override
    public void publish(Channel channel, Refused refused) {
        inTransaction(() -> refused.publish(publisher, channel));
    }

    @Override
    public void publishAndCatch(Channel channel, Refused refused) {
        inTransaction(() -> refused.publishAndCatch(publisher, channel));
    }

    /** What fails leaves the transaction open, and the container rolls it back. */
    private void inTransaction(Runnable work) {
        try {
            transaction.begin();
            work.run();
            transaction.commit();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new EJBException(e);
        }
    }
}
