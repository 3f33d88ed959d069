package org.kanal.front.grizzly;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.kanal.front.RequestHead;
import org.kanal.support.PrivateFields;

/** Reads from Grizzly's request what decides whether it may go on. */
public final class GrizzlyHead {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern LENGTH = Pattern.compile("(?i)\\ncontent-length[ \\t]*:");

    private GrizzlyHead() {}

    public static RequestHead of(HttpRequestPacket request) {
        List<String> hosts = new ArrayList<>(1);
        request.getHeaders().values(Header.Host).forEach(host -> hosts.add(host.strip()));
        String encoding = request.getHeader(Header.TransferEncoding);
        return new RequestHead(
                request.getMethod().getMethodString(),
                request.getRequestURI(),
                query(request.getQueryStringDC()),
                hosts,
                encoding == null ? request.getContentLength() : lengthBeside(request),
                encoding != null,
                encoding == null || isChunks(request),
                request.isUpgrade(),
                isForm(request));
    }

    /** Once, and nothing but chunks: Grizzly takes whatever is written around the word. */
    private static boolean isChunks(HttpRequestPacket request) {
        int count = 0;
        for (String encoding : request.getHeaders().values(Header.TransferEncoding)) {
            count += encoding.strip().equalsIgnoreCase("chunked") ? 1 : 2;
        }
        return count == 1 && (request.isChunked() || request.isUpgrade());
    }

    /** Grizzly forgets the length where there is an encoding: it stands in the bytes only. */
    private static long lengthBeside(HttpRequestPacket request) {
        boolean isThere =
                PrivateFields.follow(request, "headerBuffer")
                        .map(Buffer.class::cast)
                        .map(
                                head ->
                                        head.toStringContent(
                                                StandardCharsets.ISO_8859_1, 0, head.limit()))
                        .filter(LENGTH.asPredicate())
                        .isPresent();
        return isThere ? 0 : request.getContentLength();
    }

    private static String query(DataChunk query) {
        return query.isNull() ? "" : query.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether its body is a form. */
    public static boolean isForm(HttpRequestPacket request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, FORM, 0, FORM.length());
    }
}
