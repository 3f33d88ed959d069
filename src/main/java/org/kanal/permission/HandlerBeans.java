package org.kanal.permission;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.kanal.api.AsyncPermissionsHandler;
import org.kanal.api.InvalidInput;
import org.kanal.api.PermissionsFor;
import org.kanal.api.PermissionsHandler;
import org.kanal.permission.applications.Applications;
import org.kanal.support.Part;

/** The beans of the deployment that decide, as {@link PermissionsFor} says. */
@Part
class HandlerBeans {

    private final BeanTargets targets;
    private final Instance<PermissionsHandler> blocking;
    private final Instance<AsyncPermissionsHandler> async;

    @Inject
    HandlerBeans(
            Applications applications,
            @Any Instance<PermissionsHandler> blocking,
            @Any Instance<AsyncPermissionsHandler> async) {
        this.targets = new BeanTargets(applications);
        this.blocking = blocking;
        this.async = async;
    }

    /**
     * Makes all of them and puts them where they are for.
     *
     * @throws InvalidInput if one is for what cannot be, or two are for the same
     */
    void putInto(HandlerTable table) {
        blocking.handles().forEach(handle -> put(table, handle, new Blocking(handle.get())));
        async.handles().forEach(handle -> put(table, handle, handle.get()));
    }

    private void put(
            HandlerTable table, Instance.Handle<?> handle, AsyncPermissionsHandler handler) {
        String bean = handle.getBean().getBeanClass().getName();
        handle.getBean().getQualifiers().stream()
                .filter(PermissionsFor.class::isInstance)
                .map(qualifier -> targets.of((PermissionsFor) qualifier, bean))
                .forEach(
                        target ->
                                target.ifPresentOrElse(
                                        channel -> table.put(channel, handler),
                                        () -> table.setDefault(handler)));
    }
}
