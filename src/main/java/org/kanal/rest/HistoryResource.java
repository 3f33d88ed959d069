package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.StringReader;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Surrogates;
import org.kanal.channel.Since;
import org.kanal.gateway.History;
import org.kanal.history.Slice;

/**
 * Reads a channel's history: the {@code last} messages, or those after {@code epoch} and {@code
 * offset}, at most {@code limit}. Whoever has a key sees all of them, with their recipients.
 */
@ApiPath(MessagesResource.CHANNEL)
@NeedsApiKey
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject private History history;
    @Inject private RestSettings settings;

    @PathParam("name")
    private String name;

    @QueryParam("epoch")
    private String epoch;

    @QueryParam("offset")
    private String offset;

    @QueryParam("last")
    private String last;

    @QueryParam("limit")
    private String limit;

    @Context private SecurityContext security;

    /** Of the channel, or of the resource in the query. */
    @GET
    @Path("/messages")
    public String read(@QueryParam("resourceId") String resourceId) {
        return read(Channel.of(name, resourceId));
    }

    /** Of a resource of the channel. */
    @GET
    @Path("/resources/{resourceId}/messages")
    public String readResource(@PathParam("resourceId") String resourceId) {
        return read(Channel.of(name, resourceId));
    }

    private String read(Channel channel) {
        int most = settings.maxItems();
        return Surrogates.escaped(
                json(history.read(
                                OwnChannels.meant(channel, security.getUserPrincipal()),
                                since(most),
                                atMost(limit, most)))
                        .toString());
    }

    private Since since(int most) {
        if (last != null && epoch == null && offset == null) {
            return new Since.Last((int) Math.min(number("last", last), most));
        } else if (last == null && epoch != null && offset != null) {
            return new Since.After(new Position(epoch, number("offset", offset)));
        } else if (last == null && epoch == null && offset == null) {
            return new Since.Last(most);
        }
        throw new InvalidInput("since", "allowed: epoch and offset together, or last, or neither");
    }

    /**
     * The query's {@code limit}.
     *
     * @param most as many as may be asked for, and what no limit asks for
     */
    static int atMost(String limit, int most) {
        long wanted = limit == null ? most : number("limit", limit);
        if (wanted < 1 || wanted > most) {
            throw new InvalidInput("limit", wanted + " is outside; allowed: 1 to " + most);
        }
        return (int) wanted;
    }

    private static long number(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new InvalidInput(field, "'" + text + "' is no whole number");
        }
    }

    private static JsonObject json(History.Page page) {
        JsonArrayBuilder messages = JSON.createArrayBuilder();
        page.publications().forEach(publication -> messages.add(json(publication)));
        JsonObjectBuilder json =
                JSON.createObjectBuilder()
                        .add("position", MessagesResource.json(page.position()))
                        .add("isSynced", page.isComplete());
        page.reason().map(Slice.Reason::wireName).ifPresent(reason -> json.add("reason", reason));
        return json.add("hasMore", page.hasMore()).add("messages", messages).build();
    }

    private static JsonObject json(Publication publication) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        publication.position().ifPresent(position -> json.add("offset", position.offset()));
        json.add("payload", value(publication.payload().json()));
        publication
                .publisherId()
                .ifPresent(id -> json.add("publisher", JSON.createObjectBuilder().add("id", id)));
        if (!publication.recipients().isEmpty()) {
            JsonArrayBuilder users = JSON.createArrayBuilder();
            publication.recipients().stream().sorted().forEach(users::add);
            json.add("users", users);
        }
        return json.build();
    }

    static JsonValue value(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
