package org.kanal.api;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How one message is published; every {@code with…} gives a changed copy.
 *
 * @param users the ids of the only subscribers that get the message, or {@link #EVERYBODY}; any
 *     other empty set is refused, so that a list which happens to be empty never means everybody
 * @param includePublisher whether subscribers see the publisher's id
 * @param idempotencyKey a repeat with the same key on the same channel within five minutes
 *     publishes nothing and gives the first receipt
 */
public record PublishOptions(
        Set<String> users, boolean includePublisher, Optional<String> idempotencyKey) {

    /** The most ids that {@code users} may hold. */
    public static final int MAX_USERS = 1_000;

    /** The longest idempotency key, in characters. */
    public static final int MAX_KEY_LENGTH = 200;

    /** The longest id of a user, in characters. */
    public static final int MAX_ID_LENGTH = 200;

    /** No restriction. The one empty set that {@code users} may be: it is told by its identity. */
    public static final Set<String> EVERYBODY = Collections.unmodifiableSet(new HashSet<>());

    private static final PublishOptions NONE =
            new PublishOptions(EVERYBODY, false, Optional.empty());

    /**
     * @throws InvalidInput if there are no users or too many, an empty or too long user id, or an
     *     idempotency key that is empty or too long, or if one of them has an unpaired surrogate
     */
    public PublishOptions {
        InvalidInput.requireNonNull("users", users);
        InvalidInput.requireNonNull("idempotencyKey", idempotencyKey);
        if (users.isEmpty() && users != EVERYBODY) {
            throw noUsers("users");
        }
        if (users.size() > MAX_USERS) {
            throw new InvalidInput(
                    "users", users.size() + " ids are too many; allowed: at most " + MAX_USERS);
        }
        users.forEach(id -> requireLegalId("users", id));
        idempotencyKey.ifPresent(PublishOptions::requireLegalKey);
        users = users == EVERYBODY ? EVERYBODY : Set.copyOf(users);
    }

    /** To everybody, without the publisher's id. */
    public static PublishOptions none() {
        return NONE;
    }

    /**
     * Only to the subscribers with these ids.
     *
     * @throws InvalidInput if there are none: that would reach nobody, or by mistake everybody
     */
    public PublishOptions withUsers(Iterable<String> ids) {
        Set<String> distinct = new LinkedHashSet<>();
        InvalidInput.requireNonNull("users", ids);
        ids.forEach(distinct::add);
        return new PublishOptions(distinct, includePublisher, idempotencyKey);
    }

    /** Only to the subscribers with these ids. */
    public PublishOptions withUsers(String... ids) {
        return withUsers(Arrays.asList(InvalidInput.requireNonNull("users", ids)));
    }

    /** With the publisher's id for subscribers to see. */
    public PublishOptions withPublisher() {
        return new PublishOptions(users, true, idempotencyKey);
    }

    /** Published once, however often it is repeated with this key within five minutes. */
    public PublishOptions withIdempotencyKey(String key) {
        return new PublishOptions(
                users,
                includePublisher,
                Optional.of(InvalidInput.requireNonNull("idempotencyKey", key)));
    }

    /**
     * Checks the id of a user.
     *
     * @param field where it stands, for the error
     * @throws InvalidInput if it is null, empty or too long, or has an unpaired surrogate
     */
    public static void requireLegalId(String field, String id) {
        InvalidInput.requireNonNull(field, id);
        Surrogates.requirePaired(field, id);
        if (id.isBlank() || id.length() > MAX_ID_LENGTH) {
            throw new InvalidInput(
                    field,
                    "holds an id of "
                            + id.length()
                            + " characters; allowed: 1 to "
                            + MAX_ID_LENGTH
                            + ", not only blanks");
        }
    }

    /** The error for a list of users without any. */
    public static InvalidInput noUsers(String field) {
        return new InvalidInput(
                field,
                "is empty; allowed: 1 to " + MAX_USERS + " ids, or no such field for everybody");
    }

    private static void requireLegalKey(String key) {
        Surrogates.requirePaired("idempotencyKey", key);
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw new InvalidInput(
                    "idempotencyKey",
                    "has "
                            + key.length()
                            + " characters; allowed: 1 to "
                            + MAX_KEY_LENGTH
                            + ", not only blanks");
        }
    }
}
