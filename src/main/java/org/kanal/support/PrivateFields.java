package org.kanal.support;

import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
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

    private static final ClassValue<List<Field>> OWN =
            new ClassValue<>() {
                @Override
                protected List<Field> computeValue(Class<?> type) {
                    return fieldsOf(type);
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

    /**
     * All that an object's fields hold of a type, also those of the classes that it extends.
     *
     * @return empty if there are none, or they cannot be reached
     */
    public static <T> List<T> all(Object owner, Class<T> type) {
        List<T> found = new ArrayList<>();
        try {
            for (Field field : OWN.get(owner.getClass())) {
                if (type.isAssignableFrom(field.getType()) && field.get(owner) != null) {
                    found.add(type.cast(field.get(owner)));
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(PrivateFields.class.getName())
                    .log(Level.DEBUG, "nothing to find in " + owner.getClass(), e);
            return List.of();
        }
        return found;
    }

    private static List<Field> fieldsOf(Class<?> owner) {
        List<Field> found = new ArrayList<>();
        for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                    found.add(field);
                }
            }
        }
        return List.copyOf(found);
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
