package org.kanal.identity;

import org.kanal.support.SettingReader;

/**
 * The role that makes a login an administrator's.
 *
 * @param name from {@code kanal.roles.admin}; blank for none
 */
public record AdminRole(String name) {

    /** What the settings say. */
    public static AdminRole from(SettingReader settings) {
        return new AdminRole(settings.text("kanal.roles.admin"));
    }
}
