package org.kanal.schema;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbVisibility;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** Payloads of all kinds that applications have. */
public final class Samples {

    private Samples() {}

    public enum State {
        OPEN,
        PAID {},
        SENT;

        @Override
        public String toString() {
            return "state " + ordinal();
        }
    }

    public record Line(String article, int amount, BigDecimal price) {}

    public record Order(
            long id,
            State state,
            List<Line> lines,
            Optional<String> note,
            OptionalInt rating,
            boolean isPaid,
            Map<State, Instant> history,
            String URLPath,
            @JsonbTransient String secret,
            @JsonbProperty("other") String named) {

        public String getExtra() {
            return "extra";
        }

        public boolean isOpen() {
            return true;
        }

        String derived() {
            return "derived";
        }
    }

    static Order order() {
        return new Order(
                1L << 60,
                State.PAID,
                List.of(new Line("tea", 2, new BigDecimal("19.90"))),
                Optional.of("soon"),
                OptionalInt.empty(),
                true,
                Map.of(State.OPEN, Instant.EPOCH),
                "/a",
                "secret",
                "named");
    }

    public static class Base<T> {
        public T content;
        public List<T> more = new ArrayList<>();
        private int inherited = 1;

        public int getInherited() {
            return inherited;
        }
    }

    public interface Named {
        default String getByDefault() {
            return "default";
        }
    }

    public static class Bean extends Base<Line> implements Named {
        public static final int CONSTANT = 1;
        public int open = 1;
        public transient int transientOne = 1;
        int packaged = 1;
        private int hidden = 1;

        @JsonbProperty("renamed")
        private int withGetter = 1;

        public boolean flag = true;
        public int closed = 1;

        public Bean() {
            content = new Line("a", 1, BigDecimal.ONE);
            more.add(content);
        }

        public int getWithGetter() {
            return withGetter + hidden + packaged;
        }

        public String getURL() {
            return "u";
        }

        public Boolean isBoxed() {
            return true;
        }

        private int getClosed() {
            return closed;
        }

        public int getNoProperty(int of) {
            return of + getClosed();
        }

        @JsonbTransient
        public int getLeftOut() {
            return 1;
        }
    }

    public static class Times {
        public Instant instant = Instant.EPOCH;
        public LocalDate date = LocalDate.EPOCH;
        public LocalTime time = LocalTime.NOON;
        public LocalDateTime local = LocalDateTime.of(2026, 1, 1, 1, 1);
        public ZonedDateTime zoned = local.atZone(ZoneId.of("Europe/Berlin"));
        public OffsetDateTime offset = zoned.toOffsetDateTime();
        public Duration duration = Duration.ofSeconds(1);
        public Period period = Period.ofDays(1);
        public ZoneId zone = ZoneId.of("UTC");
        public Date old = new Date(0);

        @JsonbDateFormat("yyyy")
        public LocalDate year = LocalDate.EPOCH;

        @JsonbDateFormat(JsonbDateFormat.TIME_IN_MILLIS)
        public Date millis = new Date(5);
    }

    public static class Values {
        public UUID id = new UUID(1, 2);
        public URI uri = URI.create("a:b");
        public char letter = 'c';
        public BigInteger large = BigInteger.TEN.pow(30);
        public float real = 1.5f;
        public byte[] bytes = {1, -2};
        public int[] numbers = {1};
        public Set<Long> distinct = Set.of(1L);
        public Map<List<String>, Integer> odd = Map.of(List.of("a"), 1);
        public Map<UUID, String> byId = Map.of(id, "x");
        public EnumMap<State, String> byState = new EnumMap<>(Map.of(State.SENT, "s"));
        public JsonValue json = JsonValue.TRUE;
        public Object anything = Map.of("a", 1);
        public List<? extends Number> wild = List.of(1, 2.5);
        public List<String>[] lists = lists();
        public LinkedHashMap<String, List<Line>> nested =
                new LinkedHashMap<>(Map.of("a", List.of(new Line("x", 1, BigDecimal.TEN))));

        @JsonbNumberFormat("#0.00")
        public double formatted = 1.5;

        @SuppressWarnings("unchecked")
        private static List<String>[] lists() {
            return (List<String>[]) new List<?>[] {List.of("a")};
        }
    }

    @JsonbNillable
    public static class Nulls {
        public String none;
        public Optional<Line> empty = Optional.empty();
        public State state;
        public int number;
    }

    @JsonbTypeInfo(
            key = "kind",
            value = {
                @JsonbSubtype(alias = "card", type = Card.class),
                @JsonbSubtype(alias = "cash", type = Cash.class)
            })
    public interface Payment {}

    public record Card(String number) implements Payment {}

    public record Cash(int coins) implements Payment {}

    public sealed interface Event {}

    public record Opened(int at) implements Event {}

    public record Closed(String reason, Node tree) implements Event {}

    public record Node(String name, List<Node> children) {}

    public record Mixed(Payment payment, List<Payment> all, Card card, List<Event> events) {}

    static Mixed mixed() {
        return new Mixed(
                new Card("1"),
                List.of(new Cash(1), new Card("2")),
                new Card("3"),
                List.of(
                        new Opened(1),
                        new Closed("r", new Node("a", List.of(new Node("b", List.of()))))));
    }

    public static class FieldsOnly implements PropertyVisibilityStrategy {
        @Override
        public boolean isVisible(Field field) {
            return true;
        }

        @Override
        public boolean isVisible(Method method) {
            return false;
        }
    }

    @JsonbVisibility(FieldsOnly.class)
    public static class Fields {
        private final int first = 1;
        final String second = "s" + first;
    }
}
