package org.kanal.permission;

import org.kanal.api.ChannelPermissions;

/**
 * What was decided on a subscriber and a channel, and why.
 *
 * @param permissions what they may do; undecided if whoever was asked gave no answer
 * @param reason what decided, for operators: the handler, the rule with its file and line, the
 *     provider or the default
 */
public record Decision(ChannelPermissions permissions, String reason) {}
