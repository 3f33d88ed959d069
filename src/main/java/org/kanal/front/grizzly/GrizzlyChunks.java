package org.kanal.front.grizzly;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpCodecFilter;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.ParsingResult;
import org.glassfish.grizzly.http.TransferEncoding;
import org.glassfish.grizzly.memory.Buffers;
import org.kanal.front.ChunkedBody;
import org.kanal.front.Visit;

/**
 * Bodies that come in chunks, read by {@link ChunkedBody} in place of Grizzly: that takes what is
 * no chunk for one, and makes an object of each. Answers are Grizzly's own.
 */
final class GrizzlyChunks implements TransferEncoding {

    private final HttpCodecFilter codec;
    private final TransferEncoding grizzlys;

    private GrizzlyChunks(HttpCodecFilter codec, TransferEncoding grizzlys) {
        this.codec = codec;
        this.grizzlys = grizzlys;
    }

    /** Reads them for a listener from now on; empty if it is not the one that Kanal knows. */
    static Optional<GrizzlyChunks> put(HttpCodecFilter codec) {
        for (TransferEncoding known : codec.getTransferEncodings()) {
            if (known.getClass().getSimpleName().equals("ChunkedTransferEncoding")) {
                GrizzlyChunks chunks = new GrizzlyChunks(codec, known);
                codec.addTransferEncoding(chunks); // first: there is always one
                codec.removeTransferEncoding(known);
                return Optional.of(chunks);
            }
        }
        return Optional.empty();
    }

    /** All is as it was. */
    void takeAway() {
        codec.addTransferEncoding(grizzlys);
        codec.removeTransferEncoding(this);
    }

    @Override
    public boolean wantDecode(HttpHeader packet) {
        return grizzlys.wantDecode(packet);
    }

    @Override
    public boolean wantEncode(HttpHeader packet) {
        return grizzlys.wantEncode(packet);
    }

    @Override
    public void prepareSerialize(FilterChainContext ctx, HttpHeader header, HttpContent content) {
        grizzlys.prepareSerialize(ctx, header, content);
    }

    @Override
    public Buffer serializePacket(FilterChainContext ctx, HttpContent content) {
        return grizzlys.serializePacket(ctx, content);
    }

    /** What is broken ends here: {@link GrizzlyRequestFilter} refuses it. */
    @Override
    public ParsingResult parsePacket(FilterChainContext ctx, HttpHeader packet, Buffer buffer) {
        Optional<Visit> visit = GrizzlyVisits.known(ctx.getConnection());
        if (visit.isEmpty()) {
            return grizzlys.parsePacket(ctx, packet, buffer);
        }
        ChunkedBody body = visit.get().chunks();
        ByteBuffer came = buffer.toByteBuffer();
        Buffer data = Buffers.wrap(ctx.getMemoryManager(), body.read(came));
        Buffer rest = rest(buffer, came.remaining());
        buffer.tryDispose();
        HttpContent content =
                body.isOver() || body.isBroken()
                        ? packet.httpTrailerBuilder().content(data).build()
                        : packet.httpContentBuilder().content(data).build();
        return ParsingResult.create(content, body.isBroken() ? null : rest);
    }

    private static Buffer rest(Buffer buffer, int bytes) {
        return bytes == 0 ? null : buffer.split(buffer.limit() - bytes);
    }
}
