package org.kanal.library.shop;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** As everybody writes it, and where everybody has it. */
@ApplicationPath("/api")
public class ShopApplication extends Application {}
