package org.kanal.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kanal.history.Slice;

/** {@code docs/protocol.md} shows the golden frames, and every code and reason of the server. */
class ProtocolPageTest {

    private static final Pattern EXAMPLES = Pattern.compile("(?s)```json\n(.*?)```");

    private static String page;
    private static Set<JsonValue> golden;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("docs/protocol.md"));
        golden =
                Stream.of(GoldenFrames.ofClients(), GoldenFrames.ofTheServer())
                        .flatMap(frames -> frames.values().stream())
                        .collect(Collectors.toSet());
    }

    @Test
    void everyExampleIsAGoldenFrame() {
        List<JsonValue> others = new ArrayList<>(examples());
        others.removeIf(golden::contains);
        assertEquals(List.of(), others, "not in src/test/resources/golden");
    }

    @Test
    void everyTypeOfFrameHasAnExample() {
        assertEquals(types(golden.stream()), types(examples().stream()));
    }

    @Test
    void everyCloseCodeHasARow() {
        Set<String> rows =
                sorted(
                        Pattern.compile("(?m)^\\| (\\d{4}) \\| `([A-Z_]+)` \\|")
                                .matcher(page)
                                .results()
                                .map(row -> row.group(1) + " " + row.group(2)));
        assertEquals(
                sorted(
                        Arrays.stream(Disconnect.values())
                                .map(end -> end.code() + " " + end.name())),
                rows);
    }

    @Test
    void everyRefusalAndEveryReasonHasARow() {
        Stream.concat(
                        Arrays.stream(Refusal.Code.values()).map(Enum::name),
                        Arrays.stream(Slice.Reason.values()).map(Slice.Reason::wireName))
                .forEach(word -> assertTrue(page.contains("\n| `" + word + "` |"), word));
    }

    /** One JSON text a line; those in an array count each. */
    private static List<JsonValue> examples() {
        return EXAMPLES.matcher(page)
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(line -> JsonText.parse(line, line))
                .flatMap(value -> value instanceof JsonArray all ? all.stream() : Stream.of(value))
                .toList();
    }

    private static Set<String> types(Stream<JsonValue> frames) {
        return sorted(frames.map(frame -> ((JsonObject) frame).getString("type")));
    }

    private static Set<String> sorted(Stream<String> texts) {
        return texts.collect(Collectors.toCollection(TreeSet::new));
    }
}
