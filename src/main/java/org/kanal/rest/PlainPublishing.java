package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kanal.front.ShortWay;
import org.kanal.identity.ApiKeys;

/**
 * The short way of the request that comes most: a {@link PlainPost} with an API key. JAX-RS takes
 * as long for it as all the rest does. Whatever is not exactly that goes on to {@link
 * MessagesResource}, which does the same and whose answers are the same.
 */
public class PlainPublishing extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject private transient Callers callers;
    @Inject private transient PlainPublisher publisher;

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
        String key = request.getHeader(MessagesResource.IDEMPOTENCY_KEY);
        write(
                response,
                publisher.answer(
                        post.get(),
                        Optional.ofNullable(key),
                        owner.get(),
                        request.getInputStream()));
    }

    private static void write(HttpServletResponse response, ShortWay.Answer answer)
            throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        response.setContentType(answer.type());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
