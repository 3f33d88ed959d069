package org.kanal.it.overlay;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers for everything that fails in the application, and nowhere else. */
@Provider
public class OwnMapper implements ExceptionMapper<Exception> {

    static final int STATUS = 418;

    @Override
    public Response toResponse(Exception failure) {
        return Response.status(STATUS)
                .type("text/plain")
                .entity("own mapper: " + failure.getMessage())
                .build();
    }
}
