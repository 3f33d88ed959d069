package org.kanal.client.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The fields of records and beans by their names. */
final class Fields {

    private Fields() {}

    /** What they hold, without those that are null or an empty {@code Optional}. */
    static Map<String, Object> read(Object bean) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : of(bean.getClass())) {
            Object value = value(field, bean);
            if (value != null && !value.equals(Optional.empty())) {
                values.put(field.getName(), value);
            }
        }
        return values;
    }

    /**
     * A record or bean with these values.
     *
     * @param bound turns a value into what a field of a type holds; null where there is none
     */
    static Object write(Class<?> type, Map<?, ?> values, BiFunction<Object, Type, Object> bound) {
        try {
            return type.isRecord() ? newRecord(type, values, bound) : newBean(type, values, bound);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type.getName() + " refuses its values: " + e.getCause().getMessage(),
                    e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalArgumentException(
                    type.getName() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Object newRecord(
            Class<?> type, Map<?, ?> values, BiFunction<Object, Type, Object> bound)
            throws ReflectiveOperationException {
        RecordComponent[] parts = type.getRecordComponents();
        Constructor<?> constructor =
                type.getDeclaredConstructor(
                        Stream.of(parts)
                                .map(RecordComponent::getType)
                                .toArray(size -> new Class<?>[size]));
        constructor.setAccessible(true);
        return constructor.newInstance(
                Stream.of(parts)
                        .map(part -> bound.apply(values.get(part.getName()), part.getGenericType()))
                        .toArray());
    }

    private static Object newBean(
            Class<?> type, Map<?, ?> values, BiFunction<Object, Type, Object> bound)
            throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object bean = constructor.newInstance();
        for (Field field : of(type)) {
            if (values.containsKey(field.getName())) {
                field.set(bean, bound.apply(values.get(field.getName()), field.getGenericType()));
            }
        }
        return bean;
    }

    private static Object value(Field field, Object bean) {
        try {
            return field.get(bean);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(field + " cannot be read", e);
        }
    }

    /** Those of the class and of what it extends, the outermost first. */
    private static List<Field> of(Class<?> type) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> t = type; t != null && t != Object.class; t = t.getSuperclass()) {
            types.add(t);
        }
        Collections.reverse(types);
        return types.stream()
                .flatMap(t -> Stream.of(t.getDeclaredFields()))
                .filter(Fields::isState)
                .map(Fields::opened)
                .toList();
    }

    private static boolean isState(Field field) {
        int modifiers = field.getModifiers();
        return !Modifier.isStatic(modifiers)
                && !Modifier.isTransient(modifiers)
                && !field.isSynthetic();
    }

    private static Field opened(Field field) {
        try {
            field.setAccessible(true);
            return field;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    field.getDeclaringClass().getName()
                            + " cannot be written as JSON: its fields are not open",
                    e);
        }
    }
}
