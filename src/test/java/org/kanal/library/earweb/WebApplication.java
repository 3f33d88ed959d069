package org.kanal.library.earweb;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** As everybody writes it. */
@ApplicationPath("/api")
public class WebApplication extends Application {}
