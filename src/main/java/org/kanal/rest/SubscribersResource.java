package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.kanal.api.Connections;
import org.kanal.api.InvalidInput;

/** Ends a subscriber's connections. */
@ApiPath("/subscribers/{id}")
@NeedsAdmin
public class SubscribersResource {

    @Inject private Connections connections;

    /** Now, and for a while where it is to be banned. */
    @POST
    @Path("/disconnect")
    public Response disconnect(@PathParam("id") String id, @QueryParam("ban") String ban) {
        if (ban == null) {
            connections.disconnect(id);
        } else {
            connections.ban(id, duration(ban));
        }
        return Response.noContent().build();
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInput(
                    "ban", "'" + text + "' is no time; allowed: ISO 8601, such as PT10M", e);
        }
    }
}
