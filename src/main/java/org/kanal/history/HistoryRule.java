package org.kanal.history;

import org.kanal.channel.ChannelPattern;

/** What some channels keep, other than the default. */
public record HistoryRule(ChannelPattern pattern, Retention retention) {

    /**
     * @throws org.kanal.api.InvalidInput naming {@code kanal.history.rules} if the size or the ttl
     *     is out of bounds
     */
    public HistoryRule {
        Retention.requireSize(HistorySettings.RULES_KEY, retention.size());
        Retention.requireTtl(HistorySettings.RULES_KEY, retention.ttl());
    }
}
