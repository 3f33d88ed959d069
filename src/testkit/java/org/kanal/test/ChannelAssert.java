package org.kanal.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.kanal.client.Message;

/**
 * Claims about what came on a channel. Each waits for what it claims, as long as its {@link
 * ChannelProbe} is patient, and no longer than it must; what it has seen, the next one does not see
 * again.
 */
public final class ChannelAssert {

    private final ChannelProbe channel;
    private final Payloads payloads = new Payloads();

    ChannelAssert(ChannelProbe channel) {
        this.channel = channel;
    }

    /**
     * The next messages have these payloads, in this order, and none stands between them.
     *
     * @param expected anything that can be published: records, maps, texts, numbers
     */
    public ChannelAssert received(Object... expected) throws InterruptedException {
        List<Object> wanted = new ArrayList<>();
        for (Object payload : expected) {
            wanted.add(payloads.plain(payload));
        }
        List<Object> came = new ArrayList<>();
        for (Object payload : wanted) {
            Optional<Message<Object>> next = channel.poll();
            next.ifPresent(message -> came.add(payloads.plain(message.payload())));
            if (next.isEmpty() || !Objects.equals(came.get(came.size() - 1), payload)) {
                throw new AssertionError(
                        "expected on " + channel.channel() + ": " + wanted + ", but came: " + came);
            }
        }
        return this;
    }

    /** The next message is an object whose field is so. */
    public ChannelAssert receivedWith(String field, Object value) throws InterruptedException {
        Object wanted = payloads.plain(value);
        Optional<Object> next = channel.poll().map(message -> payloads.plain(message.payload()));
        boolean isSo =
                next.orElse(null) instanceof Map<?, ?> fields
                        && fields.containsKey(field)
                        && Objects.equals(fields.get(field), wanted);
        if (!isSo) {
            throw new AssertionError(
                    "expected on "
                            + channel.channel()
                            + ": "
                            + field
                            + " "
                            + wanted
                            + ", but came: "
                            + next.map(String::valueOf).orElse("nothing"));
        }
        return this;
    }

    /** The next message is read as this type, and is so. */
    public <T> ChannelAssert receivedMatching(Class<T> type, Predicate<T> condition)
            throws InterruptedException {
        T payload = channel.next(type);
        if (!condition.test(payload)) {
            throw new AssertionError("not as expected on " + channel.channel() + ": " + payload);
        }
        return this;
    }

    /**
     * Nothing is there that was not looked at, of all that was published before this call. It does
     * not wait for what a transaction publishes that has committed only now: claim that something
     * comes first.
     */
    public ChannelAssert receivedNothing() throws InterruptedException {
        List<Object> rest = channel.rest().stream().map(Message::payload).toList();
        if (!rest.isEmpty()) {
            throw new AssertionError(
                    "expected nothing on " + channel.channel() + ", but came: " + rest);
        }
        return this;
    }
}
