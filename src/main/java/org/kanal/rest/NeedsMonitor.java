package org.kanal.rest;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;

/**
 * Marks resources for collectors of metrics: who operates the server, whose token is of a monitor,
 * or anybody where that is set.
 */
@NameBinding
@Retention(RUNTIME)
@interface NeedsMonitor {}
