package org.kanal.support;

import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Reaches what a library keeps to itself, and what another version of it may not have. */
public final class PrivateFields {

    /** Looking for one takes longer than reading it, and each connection asks for a dozen. */
    private static final ClassValue<Map<String, Field>> FOUND =
            new ClassValue<>() {
                @Override
                protected Map<String, Field> computeValue(Class<?> type) {
                    return new ConcurrentHashMap<>();
                }
            };

    private PrivateFields() {}

    /**
     * From an object down, each name a field of what the one before it holds.
     *
     * @return what the last one holds; empty if there is no such way
     */
    public static Optional<Object> follow(Object from, String... path) {
        try {
            Object found = from;
            for (String field : path) {
                found = read(found, field);
                if (found == null) {
                    throw new NoSuchFieldException(field + " is empty");
                }
            }
            return Optional.of(found);
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(PrivateFields.class.getName())
                    .log(Level.DEBUG, "no way down from " + from.getClass(), e);
            return Optional.empty();
        }
    }

    /**
     * Puts something else into an object's field.
     *
     * @return false if there is no such field, or nothing of that type in it
     */
    public static <T> boolean replace(
            Object owner, String name, Class<T> type, UnaryOperator<T> by) {
        try {
            Field field = find(owner, name);
            T before = type.cast(field.get(owner));
            if (before == null) {
                throw new NoSuchFieldException(name + " is empty");
            }
            field.set(owner, by.apply(before));
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(PrivateFields.class.getName())
                    .log(Level.DEBUG, "nothing to replace in " + owner.getClass(), e);
            return false;
        }
    }

    /**
     * Puts a value into an object's field, whatever is in it.
     *
     * @return false if there is no such field, or it takes no such value
     */
    public static boolean put(Object owner, String name, Object value) {
        try {
            find(owner, name).set(owner, value);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(PrivateFields.class.getName())
                    .log(Level.DEBUG, "nowhere to put it in " + owner.getClass(), e);
            return false;
        }
    }

    private static Object read(Object owner, String name) throws ReflectiveOperationException {
        return find(owner, name).get(owner);
    }

    private static Field find(Object owner, String name) throws ReflectiveOperationException {
        Map<String, Field> known = FOUND.get(owner.getClass());
        Field field = known.get(name);
        if (field == null) {
            field = search(owner.getClass(), name);
            known.put(name, field);
        }
        return field;
    }

    private static Field search(Class<?> owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(owner + "." + name);
    }
}
