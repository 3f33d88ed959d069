package org.kanal.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Whatever the producers make of the settings, found in the sources as the start finds it. */
final class AllSettings {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final String OF_CDI = "import jakarta.enterprise.inject.Produces;";

    private final Set<String> read = new TreeSet<>();
    private final Map<Class<?>, Object> made = new HashMap<>();
    private final Map<Method, Object> producers;

    private AllSettings(Map<String, String> given) throws IOException {
        Config config = ConfigInMemory.with(given, read::add);
        made.put(Config.class, config); // and not the server's
        producers = producers(config);
    }

    /** Makes all of them. */
    static AllSettings readWith(Map<String, String> given) throws IOException {
        AllSettings settings = new AllSettings(given);
        for (Method producer : settings.producers.keySet()) {
            settings.make(producer.getReturnType());
        }
        return settings;
    }

    /** The keys that were asked for. */
    Set<String> keysRead() {
        return Set.copyOf(read);
    }

    /** How many kinds of things were made. */
    int size() {
        return made.size();
    }

    /** What was made of this type. */
    <T> T get(Class<T> type) {
        return type.cast(make(type));
    }

    private Object make(Class<?> type) {
        Optional<Method> producer =
                producers.keySet().stream()
                        .filter(method -> method.getReturnType() == type)
                        .findFirst();
        if (producer.isEmpty()) {
            return nothing(type);
        }
        if (!made.containsKey(type)) {
            made.put(type, call(producer.get()));
        }
        return made.get(type);
    }

    private Object call(Method producer) {
        try {
            producer.setAccessible(true);
            Object[] arguments = Stream.of(producer.getParameterTypes()).map(this::make).toArray();
            return producer.invoke(producers.get(producer), arguments);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<Method, Object> producers(Config config) throws IOException {
        Map<Method, Object> found = new LinkedHashMap<>();
        for (Class<?> type : typesWithProducers()) {
            List<Method> ofType =
                    Stream.of(type.getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(Produces.class))
                            .filter(method -> method.isAnnotationPresent(Singleton.class))
                            .toList();
            if (!ofType.isEmpty()) {
                Object bean = instance(type, config);
                ofType.forEach(method -> found.put(method, bean));
            }
        }
        return found;
    }

    private static List<Class<?>> typesWithProducers() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(AllSettings::hasProducers)
                    .sorted()
                    .<Class<?>>map(AllSettings::type)
                    .toList();
        }
    }

    private static boolean hasProducers(Path file) {
        try {
            return Files.readString(file).contains(OF_CDI);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> type(Path file) {
        String name = SOURCES.relativize(file).toString().replace('/', '.');
        try {
            return Class.forName(name.substring(0, name.length() - ".java".length()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Object instance(Class<?> type, Config config) {
        try {
            var constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.getParameterCount() == 0
                    ? constructor.newInstance()
                    : constructor.newInstance(config);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** What nobody makes here is a list of the container's, and empty; or a part, and not used. */
    private static Object nothing(Class<?> type) {
        if (!type.isInterface()) {
            return null;
        }
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        switch (method.getName()) {
                            case "iterator" -> List.of().iterator();
                            case "stream" -> Stream.of();
                            default -> null;
                        });
    }
}
