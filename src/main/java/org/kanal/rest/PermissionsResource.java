package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.PermissionsRouter;
import org.kanal.api.PublishOptions;
import org.kanal.api.Subscriber;
import org.kanal.gateway.PermissionQuestions;
import org.kanal.permission.Decision;
import org.kanal.permission.rules.ProposedRules;

/** Has permissions decided again, and tells what decides them. */
@ApiPath("/permissions")
@NeedsAdmin
@Produces(MediaType.APPLICATION_JSON)
public class PermissionsResource {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final double NANOS_PER_MILLI = 1e6;

    /** Only for those who ask for it: else an answer is JSON. */
    private static final String TEXT = "text/plain;charset=UTF-8;qs=0.5";

    private static final int MOST_SHOWN = 1_000;
    private static final int MOST_BYTES = 1_048_576;

    @Inject private PermissionsRouter router;
    @Inject private PermissionQuestions questions;

    /** All open subscriptions, or those of a channel, or of a subscriber. */
    @POST
    @Path("/recheck")
    public Response recheck(
            @QueryParam("channel") String channel,
            @QueryParam("resourceId") String resourceId,
            @QueryParam("subscriber") String subscriber) {
        if (channel != null && subscriber != null) {
            throw new InvalidInput("subscriber", "is given beside channel; allowed: one of them");
        }
        if (resourceId != null && channel == null) {
            throw new InvalidInput("channel", "is missing beside resourceId; allowed: its name");
        }
        if (channel != null) {
            router.recheck(Channel.of(channel, resourceId));
        } else if (subscriber != null) {
            PublishOptions.requireLegalId("subscriber", subscriber);
            router.recheckSubscriber(subscriber);
        } else {
            router.recheck();
        }
        return Response.noContent().build();
    }

    /** What decides on a subscriber and a channel, and with what answer. */
    @GET
    @Path("/why")
    public String why(
            @QueryParam("subscriber") String subscriber,
            @QueryParam("channel") String channel,
            @QueryParam("resourceId") String resourceId) {
        PermissionQuestions.Why why = answer(subscriber, channel, resourceId);
        return JSON.createObjectBuilder()
                .add("channel", json(why.channel()))
                .add("subscriber", json(why.subscriber()))
                .add("connected", why.isConnected())
                .addAll(json(why.decision()))
                .add("millis", why.took().toNanos() / NANOS_PER_MILLI)
                .build()
                .toString();
    }

    /** The same as a person reads it, for whoever asks for text. */
    @GET
    @Path("/why")
    @Produces(TEXT)
    public String whyInWords(
            @QueryParam("subscriber") String subscriber,
            @QueryParam("channel") String channel,
            @QueryParam("resourceId") String resourceId) {
        return DecisionWords.of(answer(subscriber, channel, resourceId));
    }

    private PermissionQuestions.Why answer(String subscriber, String channel, String resourceId) {
        PublishOptions.requireLegalId("subscriber", subscriber);
        InvalidInput.requireNonNull("channel", channel);
        return questions.why(subscriber, Channel.of(channel, resourceId));
    }

    /** Which open subscriptions the rules in the body would end. */
    @POST
    @Path("/dry-run")
    @Consumes(MediaType.WILDCARD)
    public String dryRun(InputStream body) throws IOException {
        List<PermissionQuestions.Ended> ended = endedBy(body);
        JsonArrayBuilder shown = JSON.createArrayBuilder();
        ended.stream().limit(MOST_SHOWN).forEach(end -> shown.add(json(end)));
        return JSON.createObjectBuilder()
                .add("count", ended.size())
                .add("ended", shown)
                .build()
                .toString();
    }

    /** The same as a person reads it, for whoever asks for text. */
    @POST
    @Path("/dry-run")
    @Consumes(MediaType.WILDCARD)
    @Produces(TEXT)
    public String dryRunInWords(InputStream body) throws IOException {
        return DecisionWords.of(endedBy(body), MOST_SHOWN);
    }

    private List<PermissionQuestions.Ended> endedBy(InputStream body) throws IOException {
        byte[] text = body.readNBytes(MOST_BYTES + 1);
        if (text.length > MOST_BYTES) {
            throw new ClientErrorException(
                    "rules: are too large; allowed: at most " + MOST_BYTES + " bytes",
                    Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return questions.endedBy(new ProposedRules(text));
    }

    private static JsonObject json(PermissionQuestions.Ended ended) {
        return JSON.createObjectBuilder()
                .add("channel", json(ended.channel()))
                .add("subscriber", json(ended.subscriber()))
                .addAll(json(ended.decision()))
                .build();
    }

    private static JsonObjectBuilder json(Decision decision) {
        return JSON.createObjectBuilder()
                .add("read", decision.permissions().read())
                .add("write", decision.permissions().write())
                .add("decidedBy", decision.reason());
    }

    private static JsonObject json(Channel channel) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("name", channel.name());
        if (channel.isResource()) {
            json.add("resourceId", channel.resourceId());
        }
        return json.build();
    }

    private static JsonObject json(Subscriber subscriber) {
        JsonArrayBuilder groups = JSON.createArrayBuilder();
        subscriber.groups().stream().sorted().forEach(groups::add);
        return JSON.createObjectBuilder()
                .add("id", subscriber.id())
                .add("type", subscriber.type().name())
                .add("groups", groups)
                .build();
    }
}
