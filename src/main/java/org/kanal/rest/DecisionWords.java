package org.kanal.rest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.Subscriber;
import org.kanal.gateway.PermissionQuestions;

/** Decisions as a person reads them, each on a line of its own. */
final class DecisionWords {

    private static final double NANOS_PER_MILLI = 1e6;

    private DecisionWords() {}

    static String of(PermissionQuestions.Why why) {
        Subscriber who = why.subscriber();
        return String.format(
                Locale.ROOT,
                "%s %s %s: %s (%.2f ms)\n%s\n",
                who.id(),
                may(why.decision().permissions()),
                name(why.channel()),
                why.decision().reason(),
                why.took().toNanos() / NANOS_PER_MILLI,
                why.isConnected()
                        ? "connected as " + described(who)
                        : "not connected: asked about as a member without groups");
    }

    /**
     * @param most how many are told; what is more is counted
     */
    static String of(List<PermissionQuestions.Ended> ended, int most) {
        String lines =
                ended.stream().limit(most).map(DecisionWords::line).collect(Collectors.joining());
        return lines + ended.size() + " open subscriptions would end\n";
    }

    private static String line(PermissionQuestions.Ended end) {
        return "%s, %s: %s\n"
                .formatted(end.subscriber().id(), name(end.channel()), end.decision().reason());
    }

    private static String may(ChannelPermissions permissions) {
        if (permissions.isUndecided()) {
            return "is not let in now, since nobody decides, to";
        } else if (permissions.read()) {
            return permissions.write() ? "may read and write" : "may read, not write,";
        }
        return permissions.write() ? "may write, not read," : "may neither read nor write";
    }

    private static String described(Subscriber who) {
        String type = who.type().name().toLowerCase(Locale.ROOT);
        return who.groups().isEmpty()
                ? type + " without groups"
                : type + " of " + who.groups().stream().sorted().collect(Collectors.joining(", "));
    }

    private static String name(Channel channel) {
        return channel.isResource() ? channel.name() + "/" + channel.resourceId() : channel.name();
    }
}
