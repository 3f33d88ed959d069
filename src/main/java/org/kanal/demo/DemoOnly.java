package org.kanal.demo;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks what exists only with {@code kanal.demo=true}. Without it a REST resource answers 404
 * ({@link DemoFilter}), and any other bean is none ({@link DemoSwitch}), so that it cannot stand in
 * the way of the application's own login and permissions.
 */
@NameBinding
@Retention(RUNTIME)
@Target(TYPE)
@interface DemoOnly {}
