package org.kanal.support;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.Principal;

/**
 * Who calls, as the container knows it. A type of Kanal's, since applications may have a principal
 * as a bean too; of several the container's own counts.
 */
@Part
public class CallerPrincipal {

    private static final String CONTAINERS = "org.jboss.weld.";

    private final Principal principal;

    @Inject
    CallerPrincipal(@Any Instance<Principal> principals) {
        this(
                principals
                        .handlesStream()
                        .filter(each -> isContainers(each.getBean().getBeanClass()))
                        .findFirst()
                        .map(Instance.Handle::get)
                        .orElseThrow());
    }

    /** One that is known. */
    public CallerPrincipal(Principal principal) {
        this.principal = principal;
    }

    private static boolean isContainers(Class<?> bean) {
        return bean.getName().startsWith(CONTAINERS);
    }

    /** Answers for the thread that asks it. */
    public Principal principal() {
        return principal;
    }
}
