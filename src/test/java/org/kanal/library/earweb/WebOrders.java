package org.kanal.library.earweb;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPublisher;
import org.kanal.api.Position;
import org.kanal.api.RealtimeChannel;
import org.kanal.api.RealtimePublisher;
import org.kanal.library.ear.Orders;

/** Calls the EJB module. */
@Path("orders/{id}")
public class WebOrders {

    @EJB private Orders orders;
    @Inject private RealtimePublisher realtime;

    @Inject
    @RealtimeChannel("orders")
    private ChannelPublisher<String> typed;

    @PathParam("id")
    private String id;

    @POST
    public void accept(@QueryParam("amount") int amount) {
        orders.accept(id, amount);
    }

    @POST
    @Path("direct")
    public void publish() {
        realtime.publish(Channel.of("orders", id), "by the WAR");
        typed.to(id).publish("typed");
    }

    @POST
    @Path("message")
    public void send() {
        orders.send(id);
    }

    @POST
    @Path("failing")
    public void fail() {
        orders.fail(id);
    }

    @GET
    @Path("position")
    @Produces(MediaType.APPLICATION_JSON)
    public Position position() {
        return orders.position(id);
    }
}
