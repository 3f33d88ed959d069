package org.kanal.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** How to connect. */
public final class KanalBuilder {

    private final URI uri;
    private final Map<String, String> headers = new HashMap<>();
    private Optional<Callable<String>> token = Optional.empty();
    private PayloadCodec codec = PayloadCodec.plain();
    private Line.Dialer dialer;
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    KanalBuilder(URI uri) {
        this.uri = Objects.requireNonNull(uri, "uri");
    }

    /** Who the client is; several add up. */
    public KanalBuilder auth(Auth... auth) {
        for (Auth one : auth) {
            headers.putAll(one.headers());
            token = one.token().or(() -> token);
        }
        return this;
    }

    /** How payloads become JSON and back. */
    public KanalBuilder codec(PayloadCodec chosen) {
        codec = Objects.requireNonNull(chosen, "codec");
        return this;
    }

    /** Connects with this HTTP client: its proxy, its TLS. */
    public KanalBuilder http(HttpClient client) {
        return dialer(WebSocketLine.dialer(client));
    }

    /** Connects by something else than a WebSocket. */
    public KanalBuilder dialer(Line.Dialer chosen) {
        dialer = Objects.requireNonNull(chosen, "dialer");
        return this;
    }

    /** Instead of chance: from 0, come back at once, to below 1, wait as long as there is. */
    public KanalBuilder random(DoubleSupplier chosen) {
        random = Objects.requireNonNull(chosen, "random");
        return this;
    }

    /** Begins to connect; does not wait for the server. */
    public Kanal connect() {
        return new Kanal(this);
    }

    URI uri() {
        return uri;
    }

    Auth credentials() {
        return new Auth(headers, token);
    }

    PayloadCodec codec() {
        return codec;
    }

    Line.Dialer line() {
        return dialer == null ? WebSocketLine.dialer(HttpClient.newHttpClient()) : dialer;
    }

    DoubleSupplier randomness() {
        return random;
    }
}
