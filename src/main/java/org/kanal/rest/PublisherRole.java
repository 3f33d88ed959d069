package org.kanal.rest;

import org.kanal.support.SettingReader;

/**
 * The group that lets a token publish over HTTP.
 *
 * @param name from {@code kanal.roles.publisher}
 */
public record PublisherRole(String name) {

    /** What the settings say. */
    public static PublisherRole from(SettingReader settings) {
        return new PublisherRole(settings.text("kanal.roles.publisher"));
    }
}
