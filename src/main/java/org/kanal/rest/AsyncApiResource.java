package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.kanal.typed.Catalog;

/** The typed channels, as an AsyncAPI document. It says what the application is made of. */
@ApiPath("/asyncapi.json")
@NeedsAdmin
@Produces(MediaType.APPLICATION_JSON)
public class AsyncApiResource {

    @Inject private Catalog catalog;

    /** JSON. */
    @GET
    public String read() {
        return catalog.asyncApi().toString();
    }
}
