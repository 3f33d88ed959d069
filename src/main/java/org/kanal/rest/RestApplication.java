package org.kanal.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /kanal/api}. */
@ApplicationPath("/api")
public class RestApplication extends Application {}
