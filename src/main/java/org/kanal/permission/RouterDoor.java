package org.kanal.permission;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import org.kanal.api.AsyncPermissionsHandler;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsHandler;
import org.kanal.api.PermissionsRouter;
import org.kanal.api.Subscriber;

/**
 * The EJB behind {@link PermissionsRouter}, for applications: {@link Router} and {@link
 * PermissionChanges} do the work.
 */
@Singleton(name = "kanal-permissions-router")
@ExcludeDefaultInterceptors
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Local(PermissionsRouter.class)
public class RouterDoor implements PermissionsRouter {

    @Inject private Router router;
    @Inject private PermissionChanges changes;

    @Override
    public void add(Channel channel, PermissionsHandler handler) {
        router.add(channel, handler);
    }

    @Override
    public void addAsync(Channel channel, AsyncPermissionsHandler handler) {
        router.addAsync(channel, handler);
    }

    @Override
    public void setDefault(PermissionsHandler handler) {
        router.setDefault(handler);
    }

    @Override
    public void setDefaultAsync(AsyncPermissionsHandler handler) {
        router.setDefaultAsync(handler);
    }

    @Override
    public void remove(Channel channel) {
        router.remove(channel);
    }

    @Override
    public ChannelPermissions check(Channel channel, Subscriber subscriber) {
        return router.check(channel, subscriber);
    }

    @Override
    public void recheck() {
        changes.recheck();
    }

    @Override
    public void recheck(Channel channel) {
        changes.recheck(channel);
    }

    @Override
    public void recheckSubscriber(String id) {
        changes.recheckSubscriber(id);
    }
}
