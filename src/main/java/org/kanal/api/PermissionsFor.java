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
 * Marks a CDI bean of type {@link PermissionsHandler} or {@link AsyncPermissionsHandler} that is
 * registered with the router when the application starts: for a resource, for a channel, or without
 * values as the default handler.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD, FIELD, PARAMETER})
public @interface PermissionsFor {

    /** The channel's name; empty for the default handler. */
    @Nonbinding
    String channel() default "";

    /** The resource of the channel; empty for the channel itself. */
    @Nonbinding
    String resourceId() default "";

    /** The application that the channel belongs to; empty for the deployment's own. */
    @Nonbinding
    String appId() default "";
}
