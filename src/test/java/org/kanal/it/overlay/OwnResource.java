package org.kanal.it.overlay;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Resources of an application that shares the WAR; some have Kanal's paths below its own. */
@Path("/")
public class OwnResource {

    /** Behind the application's security constraint. */
    @POST
    @Path("orders")
    public String create() {
        return "created";
    }

    /** Fails as applications do. */
    @GET
    @Path("open/failing")
    public String fail() {
        throw new IllegalArgumentException("of the application");
    }

    /** Where Kanal's API has its batches. */
    @POST
    @Path("messages")
    public String message() {
        return "the application's message";
    }
}
