package org.kanal.rest;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import org.kanal.api.InvalidInput;

/**
 * Refuses, by name, what a request says of the answers that it takes and cannot be read: JAX-RS
 * refuses it without a word.
 */
@PreMatching
public class ReadableAccept implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getAcceptableMediaTypes();
        } catch (ProcessingException e) {
            throw new InvalidInput(
                    HttpHeaders.ACCEPT,
                    "'"
                            + request.getHeaderString(HttpHeaders.ACCEPT)
                            + "' cannot be read; allowed: types such as application/json, separated"
                            + " by commas");
        }
    }
}
