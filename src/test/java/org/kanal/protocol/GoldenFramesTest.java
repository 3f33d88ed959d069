package org.kanal.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The examples in {@code src/test/resources/golden} are what the server writes and reads. Whoever
 * adds a frame adds an example there, a value in {@link ServerExamples} or {@link ClientExamples},
 * a case in {@code golden-*.test.js} of the client and a line in {@code docs/protocol.md}.
 */
class GoldenFramesTest {

    @Test
    void theServerWritesItsExamples() throws IOException {
        assertEquals(
                texts(GoldenFrames.ofTheServer()), each(ServerExamples.ALL, OutgoingWriter::write));
    }

    @Test
    void theServerReadsTheClientsExamples() throws IOException {
        assertEquals(
                new TreeMap<>(ClientExamples.ALL),
                each(GoldenFrames.ofClients(), GoldenFramesTest::command));
    }

    @Test
    void everyKindOfFrameHasAnExample() {
        assertEquals(kinds(Outgoing.class), kinds(ServerExamples.ALL));
        assertEquals(kinds(Command.class), kinds(ClientExamples.ALL));
    }

    private static Command command(JsonObject frame) {
        try {
            return CommandReader.read(frame.toString());
        } catch (ProtocolViolation e) {
            throw new AssertionError(frame + " is refused", e);
        }
    }

    private static Map<String, String> texts(Map<String, JsonObject> frames) {
        return each(frames, JsonObject::toString);
    }

    private static <T, R> Map<String, R> each(Map<String, T> named, Function<T, R> change) {
        Map<String, R> changed = new TreeMap<>();
        named.forEach((name, value) -> changed.put(name, change.apply(value)));
        return changed;
    }

    private static Set<String> kinds(Map<String, ?> examples) {
        return examples.values().stream()
                .map(example -> example.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> kinds(Class<?> sealed) {
        return leaves(sealed)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return Modifier.isFinal(type.getModifiers())
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(GoldenFramesTest::leaves);
    }
}
