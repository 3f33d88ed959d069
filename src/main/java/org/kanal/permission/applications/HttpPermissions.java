package org.kanal.permission.applications;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.kanal.api.Channel;
import org.kanal.api.Subscriber;
import org.kanal.permission.NoAnswer;
import org.kanal.permission.QuestionKey;
import org.kanal.support.SmallBody;

/**
 * Asks an application by HTTP: POST of {@code {"channel":{"name","resourceId"?,"appId"},
 * "subscriber":{"id","type"},"requestingAppId"}}, answered by status 200 and {@code {"read":true}}
 * or false. Anything else is a failure.
 */
final class HttpPermissions {

    /** So that one slow application does not hold all threads that wait for decisions. */
    static final int MOST_AT_ONCE = 16;

    /** Of an answer. */
    static final int MAX_BYTES = 16_384;

    private static final int OK = 200;
    private static final JsonProvider JSON = JsonProvider.provider();

    private final HttpClient client;
    private final URI url;
    private final Duration timeout;
    private final Optional<QuestionKey> key;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    /**
     * @param key signs the questions; empty for unsigned ones
     */
    HttpPermissions(HttpClient client, URI url, Duration timeout, Optional<QuestionKey> key) {
        this.key = key;
        this.client = client;
        this.url = url;
        this.timeout = timeout;
    }

    /** Fails if the application does, is late, answers something else, or is asked too much. */
    CompletionStage<Boolean> mayRead(
            Channel channel, Subscriber subscriber, String requestingAppId) {
        if (!free.tryAcquire()) {
            return CompletableFuture.failedFuture(
                    new NoAnswer(
                            "failed: " + url + " has not answered " + MOST_AT_ONCE + " questions"));
        }
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        CompletableFuture<?> sent = send(question(channel, subscriber, requestingAppId), answer);
        sent.exceptionally(failure -> fail(answer, failure));
        return answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(noAnswer(failure)))
                .whenComplete(
                        (read, failure) -> {
                            sent.cancel(true);
                            free.release();
                        });
    }

    /** Fails as a question that is not answered, also where the client does not even take it. */
    private CompletableFuture<?> send(JsonObject question, CompletableFuture<Boolean> answer) {
        try {
            return client.sendAsync(request(question), head -> body(head.statusCode(), answer));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Gives the answer when the last of it was read. The client's own result comes a thread of the
     * common pool later, and an application's code may have taken all of these.
     */
    private HttpResponse.BodySubscriber<String> body(
            int status, CompletableFuture<Boolean> answer) {
        SmallBody body = new SmallBody(MAX_BYTES);
        body.getBody()
                .thenApply(text -> read(status, text))
                .thenAccept(answer::complete)
                .exceptionally(failure -> fail(answer, failure));
        return body;
    }

    private static <T> T fail(CompletableFuture<Boolean> answer, Throwable failure) {
        answer.completeExceptionally(failure);
        return null;
    }

    /** Without a stack: which code asked is known, and whoever subscribes decides how often. */
    private NoAnswer noAnswer(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof NoAnswer known
                ? known
                : new NoAnswer("did not answer: " + url + " gave " + cause);
    }

    private HttpRequest request(JsonObject question) {
        String body = question.toString();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url)
                        .timeout(timeout)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json");
        long now = System.currentTimeMillis() / 1_000;
        key.ifPresent(signer -> request.header(QuestionKey.HEADER, signer.signature(now, body)));
        return request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private static JsonObject question(
            Channel channel, Subscriber subscriber, String requestingAppId) {
        JsonObjectBuilder asked = JSON.createObjectBuilder().add("name", channel.name());
        if (channel.isResource()) {
            asked.add("resourceId", channel.resourceId());
        }
        return JSON.createObjectBuilder()
                .add("channel", asked.add("appId", channel.appId()))
                .add(
                        "subscriber",
                        JSON.createObjectBuilder()
                                .add("id", subscriber.id())
                                .add("type", subscriber.type().name()))
                .add("requestingAppId", requestingAppId)
                .build();
    }

    private boolean read(int status, String body) {
        if (status != OK) {
            throw new NoAnswer(
                    "did not decide: " + url + " answered status " + status + "; allowed: " + OK);
        }
        return ProviderAnswer.read(body)
                .orElseThrow(
                        () ->
                                new NoAnswer(
                                        "did not decide: "
                                                + url
                                                + " answered something else than {\"read\":true}"
                                                + " or {\"read\":false}"));
    }
}
