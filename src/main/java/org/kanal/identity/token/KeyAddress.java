package org.kanal.identity.token;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.kanal.support.SmallBody;

/**
 * Where an issuer publishes its keys.
 *
 * @param timeout within which all of the answer must have come
 */
record KeyAddress(HttpClient client, URI url, Duration timeout) {

    private static final int OK = 200;
    private static final int MOST_BYTES = 512 * 1024;

    static KeyAddress of(URI url, Duration timeout) {
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(timeout)
                        .build();
        return new KeyAddress(client, url, timeout);
    }

    /** Asks; fails if the answer is late, too long, or no key set. */
    CompletableFuture<JWKSet> ask() {
        CompletableFuture<JWKSet> keys = new CompletableFuture<>();
        CompletableFuture<?> sent =
                client.sendAsync(
                        HttpRequest.newBuilder(url)
                                .header("Accept", "application/jwk-set+json, application/json")
                                .build(),
                        head -> body(head.statusCode(), keys));
        sent.whenComplete((response, failure) -> fail(keys, failure));
        return keys.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> sent.cancel(true));
    }

    private HttpResponse.BodySubscriber<String> body(int status, CompletableFuture<JWKSet> keys) {
        SmallBody body = new SmallBody(MOST_BYTES);
        body.getBody()
                .thenApply(text -> read(status, text))
                .whenComplete(
                        (read, failure) -> {
                            if (failure == null) {
                                keys.complete(read);
                            }
                            fail(keys, failure);
                        });
        return body;
    }

    private static void fail(CompletableFuture<JWKSet> keys, Throwable failure) {
        if (failure != null) {
            keys.completeExceptionally(
                    failure instanceof CompletionException ? failure.getCause() : failure);
        }
    }

    private JWKSet read(int status, String text) {
        if (status != OK) {
            throw new IllegalStateException(url + " answered status " + status);
        }
        try {
            return JWKSet.parse(text);
        } catch (ParseException e) {
            throw new IllegalStateException(url + " answered something else than a key set", e);
        }
    }
}
