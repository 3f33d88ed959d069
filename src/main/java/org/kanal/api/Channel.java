package org.kanal.api;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where messages are published: a channel, or one resource (sub-channel) of it.
 *
 * <p>A resource is delivered independently: subscribers of a channel never get messages of its
 * resources, nor the other way round. It inherits the permissions of its channel.
 *
 * <p>Each application that a server serves has channels of its own: those of another application
 * are other channels, whatever their names.
 *
 * @param name one or more of {@code A-Z a-z 0-9 - _}
 * @param resourceId the resource, or an empty string for the channel itself; printable text
 * @param appId the application that it belongs to, of the same characters as a name, at most 60; an
 *     empty string for one's own
 */
public record Channel(String name, String resourceId, String appId) implements Serializable {

    /** The most characters that name and resourceId may have together. */
    public static final int MAX_LENGTH = 140;

    /** The most characters that an appId may have. */
    public static final int MAX_APP_LENGTH = 60;

    /** The appId of one's own application. */
    public static final String OWN_APP = "";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    /**
     * @throws InvalidInput if the name, the resourceId or the appId breaks its rule
     */
    public Channel {
        InvalidInput.requireNonNull("channel.name", name);
        InvalidInput.requireNonNull("channel.resourceId", resourceId);
        InvalidInput.requireNonNull("channel.appId", appId);
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
        if (!appId.isEmpty() && !isAppId(appId)) {
            throw new InvalidInput(
                    "channel.appId",
                    "is not the id of an application; allowed: 1 to "
                            + MAX_APP_LENGTH
                            + " of A-Z a-z 0-9 - _, or none");
        }
    }

    /** The channel itself. */
    public static Channel of(String name) {
        return new Channel(name, "", OWN_APP);
    }

    /** A resource of a channel; an empty or null {@code resourceId} means the channel itself. */
    public static Channel of(String name, String resourceId) {
        return new Channel(name, resourceId == null ? "" : resourceId, OWN_APP);
    }

    /** Whether an application can have this id. */
    public static boolean isAppId(String text) {
        return text.length() <= MAX_APP_LENGTH && NAME.matcher(text).matches();
    }

    /**
     * The channel of the same name and resource that belongs to another application; an empty or
     * null {@code app} means one's own.
     *
     * @throws InvalidInput if no application can have such an id
     */
    public Channel inApp(String app) {
        return new Channel(name, resourceId, app == null ? OWN_APP : app);
    }

    /** Whether it belongs to one's own application. */
    public boolean isOwn() {
        return appId.isEmpty();
    }

    /** Whether this is a resource of a channel. */
    public boolean isResource() {
        return !resourceId.isEmpty();
    }

    /** The channel that this is a resource of; empty for a channel itself. */
    public Optional<Channel> parent() {
        return isResource() ? Optional.of(new Channel(name, "", appId)) : Optional.empty();
    }

    /**
     * {@code name} or {@code name/resourceId}, after {@code appId:} if there is one. Different
     * channels have different texts.
     */
    @Override
    public String toString() {
        return (isOwn() ? "" : appId + ":") + name + (isResource() ? "/" + resourceId : "");
    }

    /**
     * The channel with this text: the reverse of {@link #toString}.
     *
     * @throws InvalidInput if a part of it breaks its rule
     */
    public static Channel parse(String text) {
        int slash = text.indexOf('/');
        String place = slash < 0 ? text : text.substring(0, slash);
        int colon = place.indexOf(':');
        return new Channel(
                place.substring(colon + 1),
                slash < 0 ? "" : text.substring(slash + 1),
                colon < 0 ? OWN_APP : place.substring(0, colon));
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
