package org.kanal.typed;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.inject.Provider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kanal.api.ChannelPublisher;
import org.kanal.api.RealtimeChannel;

/** Finds what the application injects as {@link ChannelPublisher}, while it is deployed. */
public class TypedChannels implements Extension {

    private static final Set<Type> LOOKUPS = Set.of(Instance.class, Provider.class);

    private final List<TypedChannel> found = new CopyOnWriteArrayList<>();

    void note(@Observes ProcessInjectionPoint<?, ?> event) {
        InjectionPoint point = event.getInjectionPoint();
        point.getQualifiers().stream()
                .filter(RealtimeChannel.class::isInstance)
                .map(RealtimeChannel.class::cast)
                .forEach(
                        channel ->
                                found.add(
                                        new TypedChannel(
                                                channel.value(),
                                                payload(point.getType()),
                                                placeOf(point))));
    }

    /** All that were found, some perhaps several times. */
    List<TypedChannel> found() {
        return found;
    }

    /** What stands in the publisher's brackets, if anything does. */
    static Type payload(Type publisher) {
        if (!(publisher instanceof ParameterizedType type)) {
            return Object.class;
        }
        Type argument = type.getActualTypeArguments()[0];
        return LOOKUPS.contains(type.getRawType()) ? payload(argument) : argument;
    }

    private static String placeOf(InjectionPoint point) {
        return point.getMember().getDeclaringClass().getName();
    }
}
