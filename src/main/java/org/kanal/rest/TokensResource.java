package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.kanal.api.Connections;

/** Takes tokens back. */
@ApiPath("/tokens/{jti}")
@NeedsAdmin
public class TokensResource {

    @Inject private Connections connections;

    /** The token counts no more, and its connections end. */
    @POST
    @Path("/revoke")
    public Response revoke(@PathParam("jti") String tokenId) {
        connections.revoke(tokenId);
        return Response.noContent().build();
    }
}
