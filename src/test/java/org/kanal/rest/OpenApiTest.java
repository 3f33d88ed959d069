package org.kanal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.PublishOptions;
import org.kanal.api.Unavailable;

/**
 * {@code docs/openapi.json} says what the resources of this package do, those of all subpackages
 * included; the example pages' backend is left out.
 */
class OpenApiTest {

    /** What only some operations answer, which no annotation tells. */
    private static final Set<String> SOMETIMES = Set.of("403", "404", "409", "422", "429");

    private static final Path CLASSES = Path.of("target/classes");

    private static OpenApi openApi;
    private static Map<String, Operation> operations;

    @BeforeAll
    static void read() throws IOException {
        openApi = OpenApi.read();
        operations =
                Operation.of(resources())
                        .collect(
                                Collectors.toMap(
                                        Operation::name,
                                        Function.identity(),
                                        (one, inAnotherForm) -> one));
    }

    @Test
    void everyOperationIsDescribedAndNoOther() {
        assertEquals(new TreeSet<>(operations.keySet()), openApi.operations().keySet());
    }

    @Test
    void theAddressIsTheDefault() throws IOException {
        String settings =
                Files.readString(Path.of("src/main/resources/org/kanal/kanal-defaults.properties"));
        String address =
                openApi.document().getJsonArray("servers").getJsonObject(0).getString("url");
        assertTrue(settings.contains("\nkanal.api.path=" + address.substring("/kanal".length())));
    }

    @Test
    void everyParameterIsDescribed() {
        Map<String, Set<String>> missing = new TreeMap<>();
        openApi.operations()
                .forEach(
                        (name, described) -> {
                            Set<String> undescribed =
                                    new TreeSet<>(operations.get(name).parameters());
                            undescribed.removeAll(openApi.parameters(described));
                            if (!undescribed.isEmpty()) {
                                missing.put(name, undescribed);
                            }
                        });
        assertEquals(Map.of(), missing);
    }

    /**
     * A resource may read one without an annotation; its name then stands in the package's classes.
     */
    @Test
    void noParameterIsDescribedThatNobodyReads() throws IOException {
        String code = code();
        openApi.operations()
                .values()
                .forEach(
                        operation ->
                                openApi.parameters(operation)
                                        .forEach(
                                                parameter -> {
                                                    String name = parameter.split(" ")[1];
                                                    assertTrue(code.contains(name), parameter);
                                                }));
    }

    @Test
    void everyStatusIsDescribed() {
        openApi.operations()
                .forEach(
                        (name, described) -> {
                            Set<String> statuses = openApi.statuses(described);
                            statuses.removeAll(SOMETIMES);
                            assertEquals(
                                    1, statuses.stream().filter(s -> s.startsWith("2")).count());
                            statuses.removeIf(status -> status.startsWith("2"));
                            assertEquals(errors(operations.get(name)), statuses, name);
                        });
    }

    @Test
    void everyStatusStandsOnThePage() throws IOException {
        String page = Files.readString(Path.of("docs/http.md"));
        openApi.operations().values().stream()
                .flatMap(operation -> openApi.statuses(operation).stream())
                .filter(status -> !status.startsWith("2"))
                .forEach(status -> assertTrue(page.contains("\n| " + status + " |"), status));
    }

    @Test
    void everyOperationStandsOnThePage() throws IOException {
        String page = Files.readString(Path.of("docs/http.md"));
        operations.keySet().forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
    }

    @Test
    void errorsAreProblemsWithTheseStatuses() {
        assertEquals(400, Problems.problemOf(new InvalidInput("a", "b")).status());
        assertEquals(503, Problems.problemOf(new Unavailable("a")).status());
        JsonObject problem = openApi.at("#/components/schemas/Problem");
        assertEquals(
                Problem.of(400, "a").json().keySet(), problem.getJsonObject("properties").keySet());
    }

    @Test
    void theLimitsAreThoseOfTheServer() {
        JsonObject options = openApi.at("#/components/schemas/Options/properties");
        assertEquals(PublishOptions.MAX_USERS, options.getJsonObject("users").getInt("maxItems"));
        assertEquals(
                PublishOptions.MAX_ID_LENGTH,
                options.getJsonObject("users").getJsonObject("items").getInt("maxLength"));
        assertEquals(
                PublishOptions.MAX_KEY_LENGTH,
                options.getJsonObject("idempotencyKey").getInt("maxLength"));
        JsonObject channel = openApi.at("#/components/schemas/Channel/properties");
        assertEquals(Channel.MAX_LENGTH, channel.getJsonObject("name").getInt("maxLength"));
        assertEquals(Channel.MAX_APP_LENGTH, channel.getJsonObject("appId").getInt("maxLength"));
    }

    @Test
    void referencesPointAtSomethingAndNamesAreGivenOnce() {
        openApi.references().forEach(openApi::at);
        List<String> ids =
                openApi.operations().values().stream()
                        .map(operation -> operation.getString("operationId"))
                        .toList();
        assertEquals(Set.copyOf(ids).size(), ids.size());
    }

    private static Set<String> errors(Operation operation) {
        Set<String> statuses = new TreeSet<>(Set.of("400", "500", "503"));
        if (operation.isGuarded()) {
            statuses.add("401");
        }
        if (operation.takesABody()) {
            statuses.add("413");
        }
        return statuses;
    }

    private static Stream<Class<?>> resources() throws IOException {
        return classFiles().stream()
                .map(OpenApiTest::loaded)
                .filter(type -> type.isAnnotationPresent(ApiPath.class));
    }

    private static String code() throws IOException {
        StringBuilder code = new StringBuilder();
        for (Path file : classFiles()) {
            code.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return code.toString();
    }

    private static List<Path> classFiles() throws IOException {
        String folder = OpenApiTest.class.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.walk(CLASSES.resolve(folder))) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".class"))
                            .filter(file -> !file.endsWith("package-info.class"))
                            .toList());
        }
    }

    private static Class<?> loaded(Path file) {
        String name = CLASSES.relativize(file).toString().replace(".class", "").replace('/', '.');
        try {
            return Class.forName(name, false, OpenApiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
