package org.kanal.api;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;

/** Makes a {@link ChannelPublisher} for whoever injects one. */
@Dependent
class ChannelPublishers {

    @Produces
    @RealtimeChannel("")
    <T> ChannelPublisher<T> publisher(InjectionPoint point) {
        return new TypedPublisher<>(Channel.of(named(point).value()));
    }

    private static RealtimeChannel named(InjectionPoint point) {
        return point.getQualifiers().stream()
                .filter(RealtimeChannel.class::isInstance)
                .map(RealtimeChannel.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
