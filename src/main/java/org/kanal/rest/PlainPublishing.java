package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.PublishOptions;
import org.kanal.identity.ApiKeys;

/**
 * The short way of the request that comes most: a {@link PlainPost} with an API key. JAX-RS takes
 * as long for it as all the rest does. Whatever is not exactly that goes on to {@link
 * MessagesResource}, which does the same and whose answers are the same.
 */
public class PlainPublishing extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject private transient Callers callers;
    @Inject private transient MessagesResource messages;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<PlainPost> post = PlainPost.of(request);
        Optional<ApiKeys.Owner> owner = post.flatMap(plain -> callers.owner(request));
        if (owner.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            String receipt = publish(post.get(), owner.get(), request);
            answer(response, HttpServletResponse.SC_ACCEPTED, MediaType.APPLICATION_JSON, receipt);
        } catch (RuntimeException e) {
            Problem problem = Problems.problemOf(e);
            answer(response, problem.status(), Problem.MEDIA_TYPE, problem.json().toString());
        }
    }

    private String publish(PlainPost post, ApiKeys.Owner owner, HttpServletRequest request)
            throws IOException {
        PublishOptions options =
                new PublishOptions(
                        PublishOptions.EVERYBODY,
                        false,
                        Optional.ofNullable(request.getHeader(MessagesResource.IDEMPOTENCY_KEY)));
        return messages.publish(
                Channel.of(post.channel()), options, owner, request.getInputStream());
    }

    private static void answer(HttpServletResponse response, int status, String type, String json)
            throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
