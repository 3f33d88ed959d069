package org.kanal.openmq;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.Clustered;
import org.kanal.support.SettingReader;

/**
 * How the application talks to the broker. The launcher's record of the same name says how the
 * broker is run, and who may log in: neither may import the other, and both read the same keys.
 *
 * @param url where it is ({@code kanal.broker.url}): {@code mq://localhost/direct} for the one in
 *     this process, {@code mq://host:port/jms} for one elsewhere
 * @param user the account's name ({@code kanal.broker.user})
 * @param password the account's password ({@code kanal.broker.password})
 * @param lanes on how many threads publications arrive ({@code kanal.broker.lanes})
 * @param timeout how long the broker may take to answer ({@code kanal.broker.timeout})
 * @param topicSecret signs what this installation puts on its topics ({@code kanal.broker.secret});
 *     empty where nobody else can reach the broker
 * @param isShared whether other nodes publish at it too, or at brokers that are linked with it
 * @param isGuarded whether packets were looked at before the broker got them, as the launcher has
 *     it
 * @param clusterPort where the brokers of other nodes find this one's ({@code
 *     kanal.cluster.broker-port})
 */
public record BrokerSettings(
        String url,
        String user,
        String password,
        int lanes,
        Duration timeout,
        Optional<String> topicSecret,
        boolean isShared,
        boolean isGuarded,
        int clusterPort) {

    private static final String URL = "kanal.broker.url";
    private static final String LANES = "kanal.broker.lanes";
    private static final String TIMEOUT = "kanal.broker.timeout";
    private static final String CLUSTER_PORT = "kanal.cluster.broker-port";
    private static final String GUARDED = "kanal.launch.broker.guarded";
    private static final int MOST_LANES = 64;
    private static final String INSIDE = "/direct";

    /** As OpenMQ's clients have it, which say nothing of use about another one. */
    private static final Pattern ADDRESS = Pattern.compile("(mq|mqtcp|mqssl)://");

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public BrokerSettings {
        if (!ADDRESS.matcher(url).lookingAt()) {
            throw new InvalidInput(
                    URL,
                    "'"
                            + url
                            + "' is no address; allowed: mq://localhost/direct, or"
                            + " mq://host:port/jms");
        }
        Bounds.between(LANES, lanes, 1, MOST_LANES);
        Bounds.positive(TIMEOUT, timeout, "PT10S");
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static BrokerSettings from(SettingReader settings) {
        return new BrokerSettings(
                settings.text(URL),
                settings.text("kanal.broker.user"),
                settings.secret("kanal.broker.password"),
                settings.whole(LANES),
                settings.duration(TIMEOUT),
                TopicSecret.from(settings),
                isShared(settings),
                settings.text(GUARDED).equals("true"),
                settings.whole(CLUSTER_PORT));
    }

    private static boolean isShared(SettingReader settings) {
        return !settings.text(URL).endsWith(INSIDE) || Clustered.by(settings);
    }

    /** Whether the broker is in this process, with no network in between. */
    public boolean isEmbedded() {
        return url.endsWith(INSIDE);
    }

    @Override
    public String toString() {
        return "BrokerSettings[" + url + " as " + user + ", " + lanes + " lanes, " + timeout + "]";
    }
}
