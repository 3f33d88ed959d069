package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.kanal.api.Channel;
import org.kanal.api.Member;
import org.kanal.api.Surrogates;
import org.kanal.gateway.WhoIsThere;
import org.kanal.presence.MembersPage;

/** Tells who is on a channel, in the order of their ids. */
@ApiPath(MessagesResource.CHANNEL)
@NeedsApiKey
@Produces(MediaType.APPLICATION_JSON)
public class PresenceResource {

    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject private WhoIsThere presence;
    @Inject private RestSettings settings;

    @PathParam("name")
    private String name;

    @QueryParam("after")
    private String after;

    @QueryParam("limit")
    private String limit;

    @Context private SecurityContext security;

    /** On the channel, or on the resource in the query. */
    @GET
    @Path("/presence")
    public String read(@QueryParam("resourceId") String resourceId) {
        return read(Channel.of(name, resourceId));
    }

    /** On a resource of the channel. */
    @GET
    @Path("/resources/{resourceId}/presence")
    public String readResource(@PathParam("resourceId") String resourceId) {
        return read(Channel.of(name, resourceId));
    }

    private String read(Channel channel) {
        return Surrogates.escaped(
                json(presence.page(
                                OwnChannels.meant(channel, security.getUserPrincipal()),
                                after == null ? "" : after,
                                HistoryResource.atMost(limit, settings.maxItems())))
                        .toString());
    }

    private static JsonObject json(MembersPage page) {
        JsonArrayBuilder members = JSON.createArrayBuilder();
        page.members().forEach(member -> members.add(json(member)));
        JsonObjectBuilder json =
                JSON.createObjectBuilder()
                        .add("occupancy", page.occupancy())
                        .add("members", members);
        page.next().ifPresent(next -> json.add("next", next));
        return json.build();
    }

    private static JsonObject json(Member member) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("id", member.id()).add("type", member.type().name());
        member.data().ifPresent(data -> json.add("data", HistoryResource.value(data.json())));
        return json.add("since", member.since().toEpochMilli()).build();
    }
}
