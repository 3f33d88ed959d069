package org.kanal.library.shop;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The shop's own HTTP API. */
@Path("/")
public class OrdersResource {

    @Inject private Orders orders;
    @Inject private Start start;
    @Inject private Housekeeping housekeeping;

    @Inject
    @ConfigProperty(name = "shop.greeting")
    private String greeting;

    @POST
    @Path("orders/{id}")
    public String accept(@PathParam("id") String id) {
        orders.accept(id);
        return "accepted";
    }

    @POST
    @Path("orders/{id}/failing")
    public String fail(@PathParam("id") String id) {
        orders.fail(id);
        return "accepted";
    }

    @POST
    @Path("orders/{id}/many")
    public String acceptMany(@PathParam("id") String id, @QueryParam("count") int count) {
        orders.acceptMany(id, count);
        return "accepted";
    }

    /** Behind the constraint in web.xml. */
    @POST
    @Path("admin/prices")
    public String change() {
        return "changed";
    }

    /** Where Kanal's API has its batches. */
    @POST
    @Path("messages")
    public String message() {
        return "the shop's message";
    }

    @GET
    @Path("state")
    public String state() {
        return greeting + ", " + start.ran() + ", " + housekeeping.says();
    }
}
