package org.kanal.demo;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.kanal.api.InvalidInput;
import org.kanal.protocol.IncomingFields;
import org.kanal.protocol.JsonText;

/** The JSON object that a page sends. */
record DemoRequest(IncomingFields body) {

    private static final int MAX_BYTES = 4_096;

    /**
     * Reads no more of a body than is allowed.
     *
     * @throws ClientErrorException with 413 if it is larger
     * @throws InvalidInput if it is not a JSON object in UTF-8
     */
    static DemoRequest read(InputStream body) throws IOException {
        return of(
                text(body)
                        .orElseThrow(
                                () ->
                                        new ClientErrorException(
                                                "body: is too large; allowed: at most "
                                                        + MAX_BYTES
                                                        + " bytes",
                                                Response.Status.REQUEST_ENTITY_TOO_LARGE)));
    }

    /**
     * @return empty if it is larger than is allowed
     * @throws InvalidInput if it is not UTF-8
     */
    static Optional<String> text(InputStream body) throws IOException {
        return JsonText.read("body", body, MAX_BYTES);
    }

    /**
     * @throws InvalidInput if it is not a JSON object
     */
    static DemoRequest of(String body) {
        return new DemoRequest(IncomingFields.of("body", body));
    }

    /**
     * A text without blanks around it.
     *
     * @throws InvalidInput if it is missing, empty or longer than {@code maxLength} characters
     */
    String text(String field, int maxLength) {
        String text = body.text(field).orElse("").strip();
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > maxLength) {
            throw new InvalidInput(
                    field,
                    "has "
                            + length
                            + " characters; allowed: a text of 1 to "
                            + maxLength
                            + ", not only blanks");
        }
        return text;
    }

    /**
     * A text that may be missing.
     *
     * @return an empty string if it is missing
     * @throws InvalidInput if it is something else than a text
     */
    String optionalText(String field) {
        return body.text(field).orElse("");
    }
}
