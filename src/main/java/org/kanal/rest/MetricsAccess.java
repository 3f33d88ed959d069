package org.kanal.rest;

import org.kanal.support.SettingReader;

/**
 * Who may read how this server is.
 *
 * @param role the group that lets a token do it ({@code kanal.roles.monitor}); blank for none
 * @param isOpen whether anybody may ({@code kanal.metrics.open})
 */
public record MetricsAccess(String role, boolean isOpen) {

    /** What the settings say. */
    public static MetricsAccess from(SettingReader settings) {
        return new MetricsAccess(
                settings.text("kanal.roles.monitor"), settings.yesOrNo("kanal.metrics.open"));
    }
}
