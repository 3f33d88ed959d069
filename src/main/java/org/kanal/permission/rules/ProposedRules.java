package org.kanal.permission.rules;

import java.util.List;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Subscriber;
import org.kanal.permission.Decision;
import org.kanal.permission.RuleBook;

/** Rules that are in force nowhere: what would they decide? */
public final class ProposedRules implements RuleBook {

    private final List<PermissionRule> rules;

    /**
     * @param text as a rules file has it
     * @throws InvalidInput naming the first line that is wrong
     */
    public ProposedRules(String text) {
        this.rules = RulesText.parse(text);
    }

    @Override
    public Optional<Decision> decide(Channel channel, Subscriber subscriber) {
        return rules.stream()
                .filter(rule -> rule.isFor(channel, subscriber))
                .findFirst()
                .map(rule -> new Decision(rule.permissions(), "line " + rule.line()));
    }
}
