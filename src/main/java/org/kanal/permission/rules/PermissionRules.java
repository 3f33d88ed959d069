package org.kanal.permission.rules;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Subscriber;
import org.kanal.permission.Decision;
import org.kanal.permission.PermissionsSettings;
import org.kanal.permission.RuleBook;

/** The operator's rules ({@code kanal.permissions.file}); none if no file is configured. */
public final class PermissionRules implements RuleBook {

    private static final Logger LOG = System.getLogger(PermissionRules.class.getName());

    private final Optional<RulesFile> file;
    private final Set<String> groupsAtStart;

    /**
     * Reads the file.
     *
     * @throws InvalidInput if there is one and it cannot be read or has a wrong line
     */
    public PermissionRules(PermissionsSettings settings) {
        file = settings.file().map(RulesFile::new);
        groupsAtStart = groups();
    }

    /** What the first rule for both says; empty if there is none. */
    @Override
    public Optional<Decision> decide(Channel channel, Subscriber subscriber) {
        return rules().stream()
                .filter(rule -> rule.isFor(channel, subscriber))
                .findFirst()
                .map(rule -> new Decision(rule.permissions(), "rule " + placeOf(rule)));
    }

    private String placeOf(PermissionRule rule) {
        return file.orElseThrow().path() + ":" + rule.line();
    }

    /** The groups that the rules name. */
    public Set<String> groups() {
        return rules().stream()
                .map(PermissionRule::subject)
                .filter(RuleSubject.InGroup.class::isInstance)
                .map(subject -> ((RuleSubject.InGroup) subject).group())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Looks at the file again. A broken file changes nothing and is logged once.
     *
     * @return whether other rules are in force now, so that open subscriptions are to be decided
     *     again
     */
    public boolean refresh() {
        boolean refreshed = file.map(RulesFile::refresh).orElse(false);
        if (refreshed) {
            warnOfNewGroups();
        }
        return refreshed;
    }

    private void warnOfNewGroups() {
        Set<String> newOnes = new TreeSet<>(groups());
        newOnes.removeAll(groupsAtStart);
        if (!newOnes.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "The permission rules name groups that they did not name at the start: "
                            + newOnes
                            + "; unless kanal.roles.known names them, nobody is in them before the"
                            + " next start");
        }
    }

    private List<PermissionRule> rules() {
        return file.map(RulesFile::rules).orElse(List.of());
    }
}
