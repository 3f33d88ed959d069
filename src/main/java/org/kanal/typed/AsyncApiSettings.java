package org.kanal.typed;

import org.kanal.api.InvalidInput;
import org.kanal.support.SettingReader;

/**
 * What the AsyncAPI document says of the application.
 *
 * @param title its name ({@code kanal.asyncapi.title})
 * @param version of what it publishes ({@code kanal.asyncapi.version})
 */
public record AsyncApiSettings(String title, String version) {

    private static final String TITLE = "kanal.asyncapi.title";
    private static final String VERSION = "kanal.asyncapi.version";

    /**
     * @throws InvalidInput if the version is no word
     */
    public AsyncApiSettings {
        if (!version.matches("[\\w.+-]+")) {
            throw new InvalidInput(
                    VERSION, "'" + version + "' is not allowed; allowed: a word such as 1.0.0");
        }
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static AsyncApiSettings from(SettingReader settings) {
        return new AsyncApiSettings(settings.text(TITLE), settings.text(VERSION));
    }
}
