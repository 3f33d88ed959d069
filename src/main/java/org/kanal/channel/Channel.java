package org.kanal.channel;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where messages are published: a channel, or one resource (sub-channel) of it.
 *
 * <p>A resource is delivered independently: subscribers of a channel never get messages of its
 * resources, nor the other way round. It inherits the permissions of its channel.
 *
 * @param name one or more of {@code A-Z a-z 0-9 - _}
 * @param resourceId the resource, or an empty string for the channel itself; printable text
 */
public record Channel(String name, String resourceId) {

    /** The most characters that name and resourceId may have together. */
    public static final int MAX_LENGTH = 140;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    /**
     * @throws InvalidInput if the name or the resourceId breaks its rule
     */
    public Channel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(resourceId, "resourceId");
        if (name.isEmpty()) {
            throw new InvalidInput("channel.name", "must not be empty; allowed: A-Z a-z 0-9 - _");
        }
        if (name.length() + resourceId.length() > MAX_LENGTH) {
            throw new InvalidInput(
                    "channel",
                    "name and resourceId together have "
                            + (name.length() + resourceId.length())
                            + " characters; allowed: at most "
                            + MAX_LENGTH);
        }
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput(
                    "channel.name", "'" + name + "' has other characters than A-Z a-z 0-9 - _");
        }
        if (resourceId.codePoints().anyMatch(Channel::isUnprintable)) {
            throw new InvalidInput(
                    "channel.resourceId",
                    "has a control, unassigned or unpaired character; allowed: printable text");
        }
    }

    /** The channel itself. */
    public static Channel of(String name) {
        return new Channel(name, "");
    }

    /** A resource of a channel; an empty or null {@code resourceId} means the channel itself. */
    public static Channel of(String name, String resourceId) {
        return new Channel(name, resourceId == null ? "" : resourceId);
    }

    /** Whether this is a resource of a channel. */
    public boolean isResource() {
        return !resourceId.isEmpty();
    }

    /** The channel that this is a resource of; empty for a channel itself. */
    public Optional<Channel> parent() {
        return isResource() ? Optional.of(of(name)) : Optional.empty();
    }

    /** {@code name} or {@code name/resourceId}, for people to read. */
    @Override
    public String toString() {
        return isResource() ? name + "/" + resourceId : name;
    }

    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
