package org.kanal.typed;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kanal.api.ChannelPublisher;

/** What a shop publishes; {@code golden/asyncapi.json} is its document. */
final class Shop {

    private Shop() {}

    public enum Status {
        PLACED,
        PAID
    }

    public record Line(@NotBlank String article, @Min(1) int amount) {}

    public record OrderEvent(
            @NotBlank @Size(max = 20) String id,
            @NotNull Status status,
            @NotNull BigDecimal total,
            @NotNull Instant changedAt,
            @NotNull @Valid List<Line> lines,
            Optional<String> note,
            Map<String, String> labels) {}

    /** The same with {@code total} under another name. */
    public record RenamedOrderEvent(@NotNull BigDecimal amount) {}

    public sealed interface Notice {}

    public record Joined(@NotNull String name) implements Notice {}

    public record Left(@NotNull String name, int afterSeconds) implements Notice {}

    public record Page<T>(@NotNull List<T> items, int number) {}

    /** Where these are injected. */
    static class Publishers {
        ChannelPublisher<OrderEvent> orders;
        ChannelPublisher<Notice> notices;
        ChannelPublisher<Page<Line>> pages;
        ChannelPublisher<List<Integer>> numbers;
        ChannelPublisher<Map<String, Object>> anything;
        ChannelPublisher<RenamedOrderEvent> renamed;
    }

    static TypedChannel channel(String name, String field) {
        return new TypedChannel(name, typeOf(field), Publishers.class.getName());
    }

    /** What is published through a field. */
    static Type typeOf(String field) {
        try {
            ParameterizedType publisher =
                    (ParameterizedType) Publishers.class.getDeclaredField(field).getGenericType();
            return publisher.getActualTypeArguments()[0];
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    static List<TypedChannel> channels() {
        return List.of(
                channel("orders", "orders"),
                channel("chat-room", "notices"),
                channel("pages", "pages"),
                channel("numbers", "numbers"),
                channel("mixed", "anything"),
                channel("mixed", "notices"),
                channel("orders", "orders"));
    }
}
