package org.kanal.api;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Typed;
import java.io.Serializable;

/** What CDI injects as a {@link RealtimePublisher}, also into beans that are passivated. */
@Dependent
@Typed(RealtimePublisher.class)
class InjectedPublisher extends RealtimePublisher implements Serializable {

    private static final long serialVersionUID = 1L;
}
