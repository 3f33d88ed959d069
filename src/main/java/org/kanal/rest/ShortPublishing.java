package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.kanal.connection.ConnectionSettings;
import org.kanal.front.ShortWay;
import org.kanal.front.ShortWaySettings;
import org.kanal.support.ForeignThread;
import org.kanal.support.Mount;
import org.kanal.support.Part;

/**
 * The shortest way of the request that comes most, a {@link PlainPost} with an API key: not even
 * the container sees it. It does what {@link PlainPublishing} does, and its answers are the same.
 */
@Part
public class ShortPublishing implements ShortWay {

    private final Callers callers;
    private final PlainPublisher publisher;
    private final String api;
    private final boolean isOn;
    private boolean isOpen;

    @Inject
    ShortPublishing(
            ShortWaySettings settings,
            ApiAddress address,
            ConnectionSettings connections,
            Callers callers,
            PlainPublisher publisher) {
        this.callers = callers;
        this.publisher = publisher;
        api = Mount.at(address.path());
        // A proxy's header would have to be read, and there may be several.
        isOn = settings.isOn() && connections.addressHeader().isEmpty() && !Mount.isLibrary();
    }

    @Override
    public boolean leadsTo(String path) {
        return isOpen() && path.startsWith(api) && post(path).isPresent();
    }

    @Override
    public Optional<Answer> answer(Request request) {
        return PlainPost.takesJson(request.header().apply(HttpHeaders.ACCEPT))
                        && key(request).filter(ShortPublishing::isTwo).isEmpty()
                ? ForeignThread.call(() -> publish(request))
                : Optional.empty();
    }

    private static boolean isTwo(String value) {
        return value.indexOf('\n') >= 0;
    }

    private Optional<Answer> publish(Request request) {
        String authorization = request.header().apply(HttpHeaders.AUTHORIZATION);
        return callers.owner(authorization, request.address())
                .flatMap(
                        owner -> {
                            try {
                                return Optional.of(
                                        publisher.answer(
                                                post(request.path()).orElseThrow(),
                                                key(request),
                                                owner,
                                                request.body()));
                            } catch (IOException e) {
                                throw new UncheckedIOException("a body that is there", e);
                            }
                        });
    }

    private static Optional<String> key(Request request) {
        return Optional.ofNullable(request.header().apply(MessagesResource.IDEMPOTENCY_KEY));
    }

    private Optional<PlainPost> post(String path) {
        return PlainPost.at(path.substring(api.length()));
    }

    private boolean isOpen() {
        isOpen = isOpen || isOn && ShortWaySettings.isServingAlone();
        return isOpen;
    }
}
