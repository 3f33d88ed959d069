package org.kanal.it.overlay;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** As everybody writes it: without a list of classes it serves all that the WAR has. */
@ApplicationPath("/rest")
public class OwnApplication extends Application {}
