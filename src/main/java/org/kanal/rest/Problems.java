package org.kanal.rest;

import jakarta.ejb.EJBException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger.Level;
import org.kanal.api.IdempotencyKeyReused;
import org.kanal.api.InvalidInput;
import org.kanal.api.PayloadTooLarge;
import org.kanal.api.Unavailable;

/** Turns every failure of a request into a problem with the right status. */
public class Problems implements ExceptionMapper<RuntimeException> {

    @Override
    public Response toResponse(RuntimeException failure) {
        Response.ResponseBuilder response = problemOf(failure).responseBuilder();
        if (failure instanceof WebApplicationException web) {
            // What a client may do instead belongs to the answer: Allow, Retry-After and the like.
            web.getResponse()
                    .getHeaders()
                    .forEach((name, values) -> values.forEach(v -> response.header(name, v)));
            response.type(Problem.MEDIA_TYPE);
        }
        return response.build();
    }

    static Problem problemOf(RuntimeException failure) {
        if (failure instanceof EJBException wrapper
                && (wrapper.getCause() instanceof InvalidInput
                        || wrapper.getCause() instanceof Unavailable)) {
            // A refusal that left an EJB's method, and rolled its transaction back.
            return problemOf((RuntimeException) wrapper.getCause());
        }
        if (failure instanceof PayloadTooLarge) {
            return Problem.of(413, failure.getMessage());
        } else if (failure instanceof IdempotencyKeyReused) {
            return Problem.of(Problem.UNPROCESSABLE, failure.getMessage());
        } else if (failure instanceof InvalidInput) {
            return Problem.of(400, failure.getMessage());
        } else if (failure instanceof Unavailable) {
            return Problem.of(503, failure.getMessage());
        } else if (failure instanceof WebApplicationException web) {
            return Problem.of(web.getResponse().getStatus(), detail(web));
        }
        System.getLogger(Problems.class.getName()).log(Level.ERROR, "A request failed", failure);
        return Problem.of(500, "the server failed to do it; its log says more");
    }

    /** JAX-RS only repeats the status where it refuses by itself. */
    private static String detail(WebApplicationException failure) {
        if (failure instanceof NotFoundException
                && failure.getMessage().equals(new NotFoundException().getMessage())) {
            return "no such address; allowed: those of docs/http.md, written as there";
        }
        if (failure instanceof NotAcceptableException) {
            return "Accept: none of its types is one that this address answers with; allowed:"
                    + " application/json nearly everywhere, */* everywhere";
        } else if (failure instanceof NotAllowedException) {
            return "the method is none of this address; allowed: those in the header Allow";
        }
        return failure.getMessage();
    }
}
