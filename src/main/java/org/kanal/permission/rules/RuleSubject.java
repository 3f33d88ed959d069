package org.kanal.permission.rules;

import java.util.Optional;
import java.util.stream.Stream;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.identity.Spelling;

/** Whom a rule is for. */
sealed interface RuleSubject {

    String GROUP = "group:";
    String USER = "user:";

    /** Whether this subscriber is one of those. */
    boolean includes(Subscriber subscriber);

    /** Everybody, visitors too. */
    record Everybody() implements RuleSubject {
        @Override
        public boolean includes(Subscriber subscriber) {
            return true;
        }
    }

    /**
     * As {@link #includes}, where the rule denies: a login counts in every {@link Spelling}, and a
     * denial that names one does not miss the others.
     */
    default boolean deniesTo(Subscriber subscriber) {
        return includes(subscriber);
    }

    /** All of one type. */
    record OfType(SubscriberType type) implements RuleSubject {
        @Override
        public boolean includes(Subscriber subscriber) {
            return subscriber.type() == type;
        }
    }

    /** All who are in a group (role). */
    record InGroup(String group) implements RuleSubject {
        @Override
        public boolean includes(Subscriber subscriber) {
            return subscriber.groups().contains(group);
        }
    }

    /** One login. A visitor cannot take its id: visitors' ids are made by the server. */
    record User(String id, Spelling spelling) implements RuleSubject {

        User(String id) {
            this(id, Spelling.of(id));
        }

        @Override
        public boolean includes(Subscriber subscriber) {
            return subscriber.type() != SubscriberType.VISITOR && subscriber.id().equals(id);
        }

        @Override
        public boolean deniesTo(Subscriber subscriber) {
            return subscriber.type() != SubscriberType.VISITOR
                    && Spelling.of(subscriber.id()).equals(spelling);
        }
    }

    /** Reads the word in a rule; empty if it names nobody. */
    static Optional<RuleSubject> parse(String word) {
        if (word.equals("*")) {
            return Optional.of(new Everybody());
        } else if (word.startsWith(GROUP) && word.length() > GROUP.length()) {
            return Optional.of(new InGroup(word.substring(GROUP.length())));
        } else if (word.startsWith(USER) && word.length() > USER.length()) {
            return Optional.of(new User(word.substring(USER.length())));
        }
        return Stream.of(SubscriberType.values())
                .filter(type -> type.name().equals(word))
                .findFirst()
                .map(OfType::new);
    }
}
