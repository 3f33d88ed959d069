package org.example.orders;

import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** The page's API; web.xml lets nobody in who is not logged in. */
@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {

    @Inject private Orders orders;

    @Context private SecurityContext caller;

    @GET
    public List<OrderView> mine() {
        return orders.of(user());
    }

    @POST
    public OrderView place(@FormParam("article") String article) {
        return orders.place(user(), article);
    }

    @GET
    @Path("{id}")
    public OrderView get(@PathParam("id") long id) {
        return orders.find(id, user()).orElseThrow(NotFoundException::new);
    }

    @POST
    @Path("{id}/pay")
    public OrderView pay(@PathParam("id") long id) {
        return orders.pay(id, user()).orElseThrow(NotFoundException::new);
    }

    @POST
    @Path("{id}/ship")
    public OrderView ship(@PathParam("id") long id) {
        return orders.ship(id, user()).orElseThrow(NotFoundException::new);
    }

    private String user() {
        return caller.getUserPrincipal().getName();
    }
}
