package org.kanal.api;

/**
 * What a caller gave breaks a rule: nothing was published and nothing subscribed.
 *
 * <p>The message names the field, what is wrong with it and what is allowed.
 *
 * <p>It is no application exception of Jakarta Enterprise Beans: a transaction goes on if it is
 * caught, and rolls back if it leaves an EJB's method, or one that is {@code @Transactional}.
 * Callers of that EJB get it as the cause of an {@code EJBException}.
 */
public class InvalidInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the name of the field as the caller knows it, such as {@code channel.name}
     * @param problem what is wrong and what is allowed
     */
    public InvalidInput(String field, String problem) {
        super(field + ": " + problem);
        this.field = field;
    }

    /**
     * The same about a part of something larger.
     *
     * @param place where the part stands, such as {@code [2]}
     */
    public InvalidInput within(String place) {
        return new InvalidInput(place + "." + field, getMessage().substring(field.length() + 2));
    }

    /**
     * As {@link #InvalidInput(String, String)}, with what tells more about it.
     *
     * @param cause why it is wrong
     */
    public InvalidInput(String field, String problem, Throwable cause) {
        super(field + ": " + problem, cause);
        this.field = field;
    }

    /**
     * Checks that a value was given.
     *
     * @throws InvalidInput if it is null
     */
    public static <T> T requireNonNull(String field, T value) {
        if (value == null) {
            throw new InvalidInput(field, "is null; it must be given");
        }
        return value;
    }

    /** The field that is wrong. */
    public String field() {
        return field;
    }
}
