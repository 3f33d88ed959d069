package org.kanal.api;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Names the channel of an injected {@link ChannelPublisher}:
 * {@code @Inject @RealtimeChannel("orders") ChannelPublisher<OrderEvent> orders}.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD, FIELD, PARAMETER})
public @interface RealtimeChannel {

    /** The channel's name. One that is not allowed stops the start of the application. */
    @Nonbinding
    String value();
}
