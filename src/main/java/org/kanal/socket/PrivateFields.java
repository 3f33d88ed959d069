package org.kanal.socket;

import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.Optional;

/** Reads what a library keeps to itself, and what another version of it may not have. */
final class PrivateFields {

    private PrivateFields() {}

    /**
     * From an object down, each name a field of what the one before it holds.
     *
     * @return what the last one holds; empty if there is no such way
     */
    static Optional<Object> follow(Object from, String... path) {
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

    private static Object read(Object owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(owner);
                }
            }
        }
        throw new NoSuchFieldException(owner.getClass() + "." + name);
    }
}
