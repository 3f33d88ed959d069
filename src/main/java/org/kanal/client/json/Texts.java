package org.kanal.client.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Values that JSON has as texts: dates and times, ids, addresses. */
final class Texts {

    private static final List<String> READERS = List.of("parse", "fromString", "create", "of");

    private Texts() {}

    static boolean isWrittenAsText(Class<?> type) {
        return TemporalAccessor.class.isAssignableFrom(type)
                || TemporalAmount.class.isAssignableFrom(type)
                || type == UUID.class
                || type == URI.class;
    }

    /** The value of such a type with this text. */
    static Object read(String text, Class<?> type) {
        Method reader =
                reader(type)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                type.getName() + " cannot be made of a text"));
        try {
            return reader.invoke(null, text);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no " + type.getSimpleName(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be read", e);
        }
    }

    private static Optional<Method> reader(Class<?> type) {
        return READERS.stream()
                .flatMap(
                        name ->
                                Stream.of(type.getMethods())
                                        .filter(method -> method.getName().equals(name))
                                        .filter(Texts::takesOneText))
                .filter(method -> type.isAssignableFrom(method.getReturnType()))
                .findFirst();
    }

    private static boolean takesOneText(Method method) {
        return Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0].isAssignableFrom(String.class);
    }
}
