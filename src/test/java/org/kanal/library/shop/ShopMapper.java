package org.kanal.library.shop;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers for everything that fails in the shop, and nowhere else. */
@Provider
public class ShopMapper implements ExceptionMapper<Exception> {

    /** The status of all failures. */
    public static final int STATUS = 418;

    @Override
    public Response toResponse(Exception failure) {
        return Response.status(STATUS).type("text/plain").entity("the shop's mapper").build();
    }
}
