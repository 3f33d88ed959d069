package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;
import org.kanal.channel.PublishRequest;
import org.kanal.front.ShortWay;
import org.kanal.gateway.Payloads;
import org.kanal.gateway.Publishing;
import org.kanal.gateway.Receipts;
import org.kanal.gateway.Source;
import org.kanal.identity.ApiKeys;
import org.kanal.support.Part;

/** Publishes the body of a request, by whatever way that came. */
@Part
public class PlainPublisher {

    private final Publishing publishing;
    private final Receipts receipts;
    private final Payloads payloads;

    @Inject
    public PlainPublisher(Publishing publishing, Receipts receipts, Payloads payloads) {
        this.publishing = publishing;
        this.receipts = receipts;
        this.payloads = payloads;
    }

    /**
     * Publishes, or says why not.
     *
     * @throws IOException if the body cannot be read
     */
    ShortWay.Answer answer(
            PlainPost post, Optional<String> key, ApiKeys.Owner owner, InputStream body)
            throws IOException {
        try {
            PublishOptions options = new PublishOptions(PublishOptions.EVERYBODY, false, key);
            String receipt = publish(Channel.of(post.channel()), options, owner, body);
            return new ShortWay.Answer(
                    Response.Status.ACCEPTED.getStatusCode(), MediaType.APPLICATION_JSON, receipt);
        } catch (RuntimeException e) {
            Problem problem = Problems.problemOf(e);
            return new ShortWay.Answer(
                    problem.status(), Problem.MEDIA_TYPE, problem.json().toString());
        }
    }

    /** Publishes, and gives the receipt as it is answered. */
    String publish(Channel channel, PublishOptions options, Principal publisher, InputStream body)
            throws IOException {
        PublishRequest request =
                new PublishRequest(
                        OwnChannels.meant(channel, publisher),
                        payloads.read(body),
                        options,
                        Optional.of(publisher.getName()));
        PublishReceipt receipt = receipts.await(publishing.publishHere(request, Source.KEY_OWNER));
        return MessagesResource.json(receipt).toString();
    }
}
