package org.kanal.test;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.api.PermissionsHandler;
import org.kanal.api.Position;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;
import org.kanal.api.PublisherDoor;
import org.kanal.api.RealtimePublisher;
import org.kanal.client.Auth;
import org.kanal.client.Kanal;
import org.kanal.client.KanalBuilder;

/**
 * Channels in memory, for unit tests: no server, no port, no container. It numbers messages, keeps
 * them for those who come back, knows recipients, idempotency keys and permissions, and speaks the
 * protocol with real clients. It has no transactions: what is published is out at once; nor does it
 * check constraints of Jakarta Validation.
 */
public final class KanalHub extends TestServer {

    /** The header by which a client says who it is. */
    static final String USER = "Kanal-Test-User";

    private static final URI NOWHERE = URI.create("ws://memory/kanal/realtime");

    private final MemoryStreams streams = new MemoryStreams();
    private volatile PermissionsHandler permissions =
            (channel, subscriber) -> ChannelPermissions.readOnly();

    /** Logs a client in as a member: {@code hub.listen("orders", KanalHub.member("ann"))}. */
    public static Auth member(String id) {
        return Auth.header(USER, id);
    }

    /** Decides who may do what; without it everybody may read and nobody write. */
    public KanalHub permit(PermissionsHandler handler) {
        permissions = handler;
        return this;
    }

    /** What a bean under test is given as its publisher. */
    public RealtimePublisher publisher() {
        return RealtimePublisher.by(
                new PublisherDoor() {
                    @Override
                    public void requireValid(Object payload) {
                        // Constraints are the container's to check, and there is none here.
                        InvalidInput.requireNonNull("payload", payload);
                    }

                    @Override
                    public Position position(Channel channel) {
                        return streams.position(InvalidInput.requireNonNull("channel", channel));
                    }

                    @Override
                    public PublishReceipt publish(
                            Channel channel, Object payload, PublishOptions options) {
                        return accept(channel, payload, options);
                    }

                    @Override
                    public CompletionStage<PublishReceipt> publishAsync(
                            Channel channel, Object payload, PublishOptions options) {
                        return CompletableFuture.completedFuture(null)
                                .thenApply(nothing -> accept(channel, payload, options));
                    }
                });
    }

    private PublishReceipt accept(Channel channel, Object payload, PublishOptions options) {
        return streams.publish(channel, new Payloads().write(payload), options, "");
    }

    @Override
    public void publish(Channel channel, Object payload, PublishOptions options) {
        accept(channel, payload, options);
    }

    /** All connections break; clients come back at once and get what they missed. */
    public void dropConnections() {
        streams.dropConnections();
    }

    /** All messages so far are forgotten and all connections break: clients come to a gap. */
    public void forget() {
        streams.forget();
        streams.dropConnections();
    }

    @Override
    KanalBuilder client() {
        return Kanal.builder(NOWHERE)
                .random(() -> 0)
                .dialer(
                        (uri, headers, listener) ->
                                MemoryLine.open(
                                        streams,
                                        headers.get(USER),
                                        (channel, who) -> permissions.check(channel, who),
                                        listener));
    }
}
