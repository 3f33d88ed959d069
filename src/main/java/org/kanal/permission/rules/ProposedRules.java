package org.kanal.permission.rules;

import java.io.IOException;
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
     * @param file as a rules file has it
     * @throws InvalidInput naming the first line that is wrong, or if it is no text
     */
    public ProposedRules(byte[] file) {
        try {
            this.rules = RulesText.parse(RulesBytes.text(file));
        } catch (IOException e) {
            throw new InvalidInput("rules", e.getMessage(), e);
        }
    }

    @Override
    public Optional<Decision> decide(Channel channel, Subscriber subscriber) {
        return rules.stream()
                .filter(rule -> rule.isFor(channel, subscriber))
                .findFirst()
                .map(rule -> new Decision(rule.permissions(), "line " + rule.line()));
    }
}
