package org.kanal.support;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/** Puts parts where the container would inject them, for tests without one. */
public final class Wired {

    private Wired() {}

    /**
     * Fills every injected field with the first part of its type and runs what follows injection.
     *
     * @throws AssertionError if there is no part for a field
     */
    public static <T> T wire(T bean, Object... parts) {
        try {
            for (Field field : bean.getClass().getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)
                        || field.isAnnotationPresent(Resource.class)) {
                    field.setAccessible(true);
                    field.set(bean, partFor(field, parts));
                }
            }
            for (Method method : bean.getClass().getDeclaredMethods()) {
                if (method.isAnnotationPresent(PostConstruct.class)) {
                    method.setAccessible(true);
                    method.invoke(bean);
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object partFor(Field field, Object... parts) {
        return Stream.of(parts)
                .filter(field.getType()::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no part for " + field));
    }
}
