package org.example.orders;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API of this application is below {@code api/}; Kanal's is below {@code kanal/api/}. */
@ApplicationPath("api")
public class OrdersApplication extends Application {}
