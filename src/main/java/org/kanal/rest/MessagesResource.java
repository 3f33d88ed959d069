package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kanal.channel.Channel;
import org.kanal.channel.InvalidInput;
import org.kanal.channel.Position;
import org.kanal.channel.PublishOptions;
import org.kanal.channel.PublishReceipt;
import org.kanal.gateway.PayloadWriter;
import org.kanal.gateway.Publishing;

/** Publishes the body of a request. */
@Path(MessagesResource.CHANNEL)
@NeedsApiKey
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {

    /** One text for all resources of a channel: those with different ones hide each other. */
    static final String CHANNEL = "/channels/{name: [^/]*}";

    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject private Publishing publishing;
    @Inject private PayloadWriter payloads;

    @PathParam("name")
    private String name;

    @QueryParam("users")
    private List<String> users;

    @QueryParam("includePublisher")
    @DefaultValue("false")
    private String includePublisher;

    @HeaderParam("Idempotency-Key")
    private String idempotencyKey;

    @Context private SecurityContext security;

    /** To the channel, or to the resource in the query. */
    @POST
    @Path("/messages")
    public Response publish(@QueryParam("resourceId") String resourceId, InputStream body)
            throws IOException {
        return publish(Channel.of(name, resourceId), body);
    }

    /** To a resource of the channel. */
    @POST
    @Path("/resources/{resourceId}/messages")
    public Response publishToResource(@PathParam("resourceId") String resourceId, InputStream body)
            throws IOException {
        return publish(Channel.of(name, resourceId), body);
    }

    private Response publish(Channel channel, InputStream body) throws IOException {
        PublishReceipt receipt =
                publishing.await(
                        publishing.publish(
                                OwnChannels.meant(channel, security),
                                payloads.read(body),
                                options(),
                                Optional.of(security.getUserPrincipal().getName())));
        return Response.accepted(json(receipt).toString()).build();
    }

    private PublishOptions options() {
        return new PublishOptions(
                Set.copyOf(users), isYes(includePublisher), Optional.ofNullable(idempotencyKey));
    }

    private static boolean isYes(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new InvalidInput(
                            "includePublisher", "is neither true nor false; allowed: these two");
        };
    }

    static JsonObject json(PublishReceipt receipt) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        receipt.position().ifPresent(position -> json.add("position", json(position)));
        return json.build();
    }

    static JsonObject json(Position position) {
        return JSON.createObjectBuilder()
                .add("epoch", position.epoch())
                .add("offset", position.offset())
                .build();
    }
}
