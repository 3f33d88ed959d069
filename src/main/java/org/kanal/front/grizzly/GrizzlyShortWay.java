package org.kanal.front.grizzly;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.glassfish.grizzly.memory.Buffers;
import org.kanal.front.PlainHeaders;
import org.kanal.front.ShortWay;
import org.kanal.site.SafeHeaders;

/**
 * Where the {@link ShortWay} branches off. A request goes it only if it has nothing that the
 * container could do more about; whatever is not certain goes the long way.
 */
final class GrizzlyShortWay {

    private static final Map<String, String> HEADERS = SafeHeaders.of(false, false);

    private final ShortWay way;
    private final String context;

    /**
     * @param context the path of Kanal's application
     */
    GrizzlyShortWay(ShortWay way, String context) {
        this.way = way;
        this.context = context;
    }

    /** Answers the request and ends its way, or lets it go on to the container. */
    NextAction serve(FilterChainContext ctx) {
        if (!(ctx.getMessage() instanceof HttpContent content)
                || !(content.getHttpHeader() instanceof HttpRequestPacket request)
                || !isPlain(request)) {
            return ctx.getInvokeAction();
        }
        Optional<ShortWay.Answer> answer = answer(ctx, request, content);
        if (answer.isEmpty()) {
            return ctx.getInvokeAction();
        }
        HttpResponsePacket response = request.getResponse();
        write(ctx, response, answer.get());
        content.getContent().tryDispose();
        response.recycle(); // as the server does with both when it has answered
        request.recycle();
        return ctx.getStopAction();
    }

    private boolean isPlain(HttpRequestPacket request) {
        return request.getMethod() == Method.POST
                && request.getRequestURI().startsWith(context)
                && way.leadsTo(request.getRequestURI().substring(context.length()))
                && request.getQueryStringDC().isNull()
                && !request.isSecure()
                && !request.isChunked()
                && !request.isUpgrade()
                && request.getContentLength() >= 0
                && hasPlainHeaders(request.getHeaders());
    }

    private static boolean hasPlainHeaders(MimeHeaders headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (!PlainHeaders.contains(headers.getName(i).toString(StandardCharsets.ISO_8859_1))) {
                return false;
            }
        }
        return true;
    }

    private Optional<ShortWay.Answer> answer(
            FilterChainContext ctx, HttpRequestPacket request, HttpContent content) {
        return way.answer(
                new ShortWay.Request(
                        request.getRequestURI().substring(context.length()),
                        GrizzlyVisits.address(ctx.getConnection()).name(),
                        name -> header(request.getHeaders(), name),
                        new ByteArrayInputStream(bytes(content.getContent()))));
    }

    private static String header(MimeHeaders headers, String name) {
        String found = null;
        for (String value : headers.values(name)) {
            found = found == null ? value : found + "\n" + value;
        }
        return found;
    }

    private static byte[] bytes(Buffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }

    private static void write(
            FilterChainContext ctx, HttpResponsePacket response, ShortWay.Answer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        HttpStatus.getHttpStatus(answer.status()).setValues(response);
        HEADERS.forEach(response::addHeader);
        response.addHeader("Vary", "Origin");
        response.setContentType(answer.type());
        response.setContentLength(body.length);
        response.addHeader("X-Frame-Options", "SAMEORIGIN"); // as the container does to all
        ctx.write(
                response.httpContentBuilder()
                        .content(Buffers.wrap(ctx.getMemoryManager(), body))
                        .last(true)
                        .build());
        ctx.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
    }
}
