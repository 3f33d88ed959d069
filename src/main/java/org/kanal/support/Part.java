package org.kanal.support;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A part of the server: there is one, and its constructor takes what it works with. It is itself
 * and no proxy, so its fields can be final, a call costs a call, and two parts cannot need each
 * other. It is made when the first that needs it is made; what must not wait for that observes
 * {@link Starting}.
 */
@Stereotype
@Singleton
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Part {}
