package org.kanal.channel;

import jakarta.ejb.ApplicationException;

/**
 * What a caller gave breaks a rule: nothing was published and nothing subscribed.
 *
 * <p>The message names the field, what is wrong with it and what is allowed.
 */
@ApplicationException
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

    /** The field that is wrong. */
    public String field() {
        return field;
    }
}
