package org.kanal.launch;

import java.util.List;

/**
 * What to set where the container says only that an application was not deployed, or names but a
 * key of its message catalogue.
 *
 * @param sign what its message has
 * @param advice the sentence behind it
 */
record Hint(String sign, String advice) {

    private static final String ADAPTER =
            "a message-driven bean or its destination is for a resource adapter that is not here;"
                    + " allowed: resourceAdapter = \"imqjmsra\", see docs/embedding.md";

    private static final List<Hint> KNOWN =
            List.of(
                    new Hint(
                            "DefaultJMSConnectionFactory",
                            "this server has no default one: put"
                                    + " @JMSConnectionFactory(\"java:app/jms/kanal\") beside @Inject"
                                    + " JMSContext, or that name into the lookup of @Resource"),
                    new Hint(
                            "destinationLookup",
                            "put resourceAdapter = \"imqjmsra\" into the definition of that"
                                    + " destination, or name the queue itself by the property"
                                    + " \"destination\""),
                    new Hint(
                            "does not contain any EJB",
                            "web.xml must not say metadata-complete=\"true\", as it hides those of"
                                    + " libraries"),
                    new Hint(
                            "Singleton not set for",
                            "there is no CDI in this application: WEB-INF/beans.xml must not say"
                                    + " bean-discovery-mode=\"none\", which Payara takes for all of"
                                    + " a WAR"),
                    new Hint("rardeployment.non_1.5_compliant_rar", ADAPTER),
                    new Hint("containers.mdb.create_container_exception", ADAPTER));

    /** For why an application was not deployed; empty where there is none. */
    static String of(String failure) {
        return KNOWN.stream()
                .filter(hint -> failure.contains(hint.sign))
                .findFirst()
                .map(hint -> "; " + hint.advice)
                .orElse("");
    }
}
