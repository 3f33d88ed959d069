package org.kanal.rest;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Where a resource class of Kanal's stands below Kanal's API, in place of {@code @Path}. What has
 * {@code @Path} or {@code @Provider} is served by every JAX-RS application of the WAR that lists no
 * classes of its own, so by that of an application which is laid over Kanal. {@code
 * config.KanalApi} lists the classes that have this.
 */
@Retention(RUNTIME)
@Target(TYPE)
public @interface ApiPath {

    /** The path, as in {@code @Path}. */
    String value();
}
