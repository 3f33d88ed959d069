package org.kanal.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.core.Response;

/**
 * An error as RFC 9457 has it.
 *
 * @param status the HTTP status
 * @param detail what is wrong and what is allowed
 */
record Problem(int status, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";
    static final int UNPROCESSABLE = 422;

    private static final JsonProvider JSON = JsonProvider.provider();

    static Problem of(int status, String detail) {
        return new Problem(status, detail);
    }

    Response.ResponseBuilder responseBuilder() {
        return Response.status(status).type(MEDIA_TYPE).entity(json().toString());
    }

    /** With an extra member {@code receipts}: what became of each message of a batch. */
    Response.ResponseBuilder responseBuilder(JsonArray receipts) {
        JsonObject extended = JSON.createObjectBuilder(json()).add("receipts", receipts).build();
        return Response.status(status).type(MEDIA_TYPE).entity(extended.toString());
    }

    private String title() {
        if (status == UNPROCESSABLE) {
            return "Unprocessable Content"; // JAX-RS does not know it
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    JsonObject json() {
        return JSON.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title())
                .add("status", status)
                .add("detail", detail)
                .build();
    }
}
