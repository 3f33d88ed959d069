package org.kanal.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Position;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;

/**
 * Publishes the body of a request. One object for all requests: making one for each, with what it
 * needs of the request in fields, takes a fifth of a publication's time.
 */
@ApiPath(MessagesResource.CHANNEL)
@ApplicationScoped
@NeedsApiKey
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {

    /** One text for all resources of a channel: those with different ones hide each other. */
    static final String CHANNEL = "/channels/{name: [^/]*}";

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject private PlainPublisher publishing;

    /** To the channel, or to the resource in the query. */
    @POST
    @Path("/messages")
    public Response publish(
            @PathParam("name") String name,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body)
            throws IOException {
        PublishQuery query = new PublishQuery(uri.getQueryParameters());
        Channel channel = Channel.of(name, query.resourceId());
        return accepted(channel, options(query, headers), caller, body);
    }

    /** To a resource of the channel. */
    @POST
    @Path("/resources/{resourceId}/messages")
    public Response publishToResource(
            @PathParam("name") String name,
            @PathParam("resourceId") String resourceId,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body)
            throws IOException {
        PublishQuery query = new PublishQuery(uri.getQueryParameters()).ofResource();
        return accepted(Channel.of(name, resourceId), options(query, headers), caller, body);
    }

    private Response accepted(
            Channel channel, PublishOptions options, SecurityContext caller, InputStream body)
            throws IOException {
        Principal publisher = caller.getUserPrincipal();
        return Response.accepted(publishing.publish(channel, options, publisher, body)).build();
    }

    private static PublishOptions options(PublishQuery query, HttpHeaders headers) {
        return new PublishOptions(query.users(), query.includePublisher(), key(headers));
    }

    /** Of two keys one would be ignored, and the other one's repeat not be known. */
    private static Optional<String> key(HttpHeaders headers) {
        List<String> keys = headers.getRequestHeader(IDEMPOTENCY_KEY);
        if (keys != null && keys.size() > 1) {
            throw new InvalidInput("idempotencyKey", "is there twice; allowed: one header");
        }
        return Optional.ofNullable(headers.getHeaderString(IDEMPOTENCY_KEY));
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
