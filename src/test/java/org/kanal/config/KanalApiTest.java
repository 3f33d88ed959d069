package org.kanal.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.InvalidInput;
import org.kanal.demo.DemoParts;
import org.kanal.web.KanalRequests;

class KanalApiTest {

    /** What a scan of the WAR finds, and every application in it would serve. */
    private static final Pattern FOUND_BY_A_SCAN =
            Pattern.compile("(?m)^@(Path|Provider|ApplicationPath)\\b");

    @Test
    void noClassOfKanalsIsFoundByAnotherJaxRsApplication() throws IOException {
        assertEquals(List.of(), sourcesWith(FOUND_BY_A_SCAN));
    }

    @Test
    void everyResourceIsServed() throws IOException {
        Set<String> served =
                Stream.of(KanalApi.RESOURCES, DemoParts.RESOURCES)
                        .flatMap(List::stream)
                        .map(type -> type.getSimpleName() + ".java")
                        .collect(Collectors.toSet());
        assertEquals(served, Set.copyOf(sourcesWith(Pattern.compile("(?m)^@ApiPath\\b"))));
    }

    @Test
    void aPathThatTheApplicationHasIsRefusedNamingWhoHasIt() {
        InvalidInput refusal =
                assertThrows(
                        InvalidInput.class,
                        () ->
                                KanalApi.serve(
                                        context("/api/*", "com.acme.Shop"), "/api", List.of()));
        assertEquals("kanal.api.path", refusal.field());
        assertTrue(refusal.getMessage().contains("com.acme.Shop"), refusal.getMessage());
    }

    @Test
    void onAFurtherVirtualServerWhatItFindsThereIsItsOwn() {
        assertDoesNotThrow(
                () -> KanalApi.serve(context("/api/*", KanalRequests.API), "/api", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "api", "/api/", "/*", "/a b"})
    void aPathThatIsNoneIsRefused(String path) {
        InvalidInput refusal =
                assertThrows(
                        InvalidInput.class,
                        () -> KanalApi.serve(context("/rest/*", "com.acme.Shop"), path, List.of()));
        assertEquals("kanal.api.path", refusal.field());
    }

    private static List<String> sourcesWith(Pattern pattern) throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> pattern.matcher(text(file)).find())
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One in which a servlet of that name has that mapping already. */
    private static ServletContext context(String mapping, String owner) {
        ServletRegistration other =
                fake(
                        ServletRegistration.class,
                        name -> name.equals("getName") ? owner : Set.of(mapping));
        return fake(
                ServletContext.class,
                name ->
                        switch (name) {
                            case "addServlet" -> registration(mapping);
                            case "addFilter" -> fake(FilterRegistration.Dynamic.class, set -> null);
                            default -> Map.of(owner, other);
                        });
    }

    private static ServletRegistration.Dynamic registration(String taken) {
        return fake(
                ServletRegistration.Dynamic.class,
                name -> name.equals("addMapping") ? Set.of(taken) : null);
    }

    private static <T> T fake(Class<T> type, Function<String, Object> answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> answer.apply(method.getName())));
    }
}
