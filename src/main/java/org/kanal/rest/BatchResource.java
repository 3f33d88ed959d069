package org.kanal.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kanal.api.IdempotencyKeyReused;
import org.kanal.api.InvalidInput;
import org.kanal.api.PublishReceipt;
import org.kanal.api.Unavailable;
import org.kanal.channel.PublishRequest;
import org.kanal.gateway.GatewaySettings;
import org.kanal.gateway.Publishing;
import org.kanal.gateway.Receipts;
import org.kanal.gateway.Source;
import org.kanal.protocol.JsonText;
import org.kanal.support.Deadline;

/**
 * Publishes several messages with one request: either all of them are valid, or none is published.
 * The answer has their receipts in the same order. Messages of one channel keep their order.
 */
@ApiPath("/messages")
@ApplicationScoped
@NeedsApiKey
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class BatchResource {

    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject private Publishing publishing;
    @Inject private Receipts receipts;
    @Inject private RestSettings settings;
    @Inject private GatewaySettings gateway;

    /** An array of messages. */
    @POST
    public Response publish(
            @Context SecurityContext caller, @Context UriInfo uri, InputStream body) {
        PublishQuery.requireNone(uri.getQueryParameters(), "in each message of the batch");
        return publish(caller, body);
    }

    /** What the body holds. */
    public Response publish(SecurityContext caller, InputStream body) {
        List<PublishRequest> requests =
                read(body).stream().map(item -> request(item, caller)).toList();
        requests.forEach(publishing::requireAllowed);
        return answer(
                requests.stream()
                        .map(request -> publishing.publish(request, Source.KEY_OWNER))
                        .toList());
    }

    private static PublishRequest request(BatchItem item, SecurityContext caller) {
        return new PublishRequest(
                OwnChannels.meant(item.channel(), caller.getUserPrincipal()),
                item.payload(),
                item.options(),
                Optional.of(caller.getUserPrincipal().getName()));
    }

    private List<BatchItem> read(InputStream stream) {
        BoundedBody body = new BoundedBody(stream, settings.maxBytes());
        try (JsonParser parser = JsonText.parser(body)) {
            return new BatchReader(settings.maxItems(), gateway.payloadMaxBytes()).read(parser);
        } catch (InvalidInput e) {
            throw body.isTooLarge() ? tooLarge() : e;
        }
    }

    private ClientErrorException tooLarge() {
        return new ClientErrorException(
                "batch: is too large; allowed: at most "
                        + settings.maxBytes()
                        + " bytes (kanal.api.max-bytes)",
                Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }

    /**
     * 503 if any was not accepted, else 422 if any came under another one's idempotency key; the
     * receipts then tell which, for a repeat of the others.
     */
    private Response answer(List<CompletableFuture<PublishReceipt>> started) {
        JsonArrayBuilder outcomes = JSON.createArrayBuilder();
        Deadline deadline = receipts.deadline();
        Optional<RuntimeException> failure = Optional.empty();
        for (CompletableFuture<PublishReceipt> publication : started) {
            try {
                outcomes.add(MessagesResource.json(receipts.await(publication, deadline)));
            } catch (IdempotencyKeyReused e) {
                failure = failure.or(() -> Optional.of(e));
                outcomes.add(Problems.problemOf(e).json());
            } catch (Unavailable e) {
                failure = Optional.of(e);
                outcomes.add(Problems.problemOf(e).json());
            }
        }
        return failure.isEmpty()
                ? Response.accepted(outcomes.build().toString()).build()
                : Problems.problemOf(failure.get()).responseBuilder(outcomes.build()).build();
    }
}
