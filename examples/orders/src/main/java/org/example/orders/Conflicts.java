package org.example.orders;

import jakarta.ejb.EJBException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A step that an order cannot take now is a conflict; whatever else fails is a failure. */
@Provider
public class Conflicts implements ExceptionMapper<EJBException> {

    @Override
    public Response toResponse(EJBException failure) {
        boolean isConflict = failure.getCause() instanceof IllegalStateException;
        return Response.status(
                        isConflict
                                ? Response.Status.CONFLICT
                                : Response.Status.INTERNAL_SERVER_ERROR)
                .build();
    }
}
