package org.kanal.rest;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;

/**
 * Marks resources for operators: the owner of an API key of the deployment's own, or an
 * administrator with a token.
 */
@NameBinding
@Retention(RUNTIME)
@interface NeedsAdmin {}
