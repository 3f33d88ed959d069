package org.kanal.channel;

import java.util.regex.Pattern;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;

/**
 * Which channels a rule is for: {@code name} or {@code name/resource}, in which {@code *} stands
 * for any run of characters, also none, and {@code \*} for a star.
 *
 * <p>A pattern without a slash is for channels themselves and not for their resources, because
 * resources are delivered independently; {@code news/*} is for all resources of {@code news}, and
 * {@code *}{@code /*} for all resources. The first slash parts the two; a resource's {@code *}
 * matches slashes too.
 *
 * <p>It is for the deployment's own channels; {@code app:} before it makes it one for those of
 * another application, {@code *:} one for those of all.
 */
public final class ChannelPattern {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_*-]+");

    private final String text;
    private final boolean isForResources;
    private final Glob app;
    private final Glob name;
    private final Glob resource;

    private ChannelPattern(String text, String app, String name, String resource) {
        this.text = text;
        this.isForResources = !resource.isEmpty();
        this.app = Glob.of(app);
        this.name = Glob.of(name);
        this.resource = Glob.of(resource);
    }

    /**
     * @param field where the text stands, for the error
     * @throws InvalidInput naming the field if a part of the pattern is empty or no channel can
     *     have such a name
     */
    public static ChannelPattern of(String field, String text) {
        int slash = text.indexOf('/');
        String place = slash < 0 ? text : text.substring(0, slash);
        int colon = place.indexOf(':');
        String app = place.substring(0, Math.max(colon, 0));
        String name = place.substring(colon + 1);
        if (!NAME.matcher(name).matches()
                || slash == text.length() - 1
                || colon >= 0 && !NAME.matcher(app).matches()) {
            throw new InvalidInput(
                    field,
                    "'"
                            + text
                            + "' is no channel pattern; allowed: name or name/resource, with * for"
                            + " any characters, for another application's after app:");
        }
        return new ChannelPattern(text, app, name, slash < 0 ? "" : text.substring(slash + 1));
    }

    /** Whether the rule is for this channel. */
    public boolean matches(Channel channel) {
        return channel.isResource() == isForResources
                && app.matches(channel.appId())
                && name.matches(channel.name())
                && resource.matches(channel.resourceId());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
