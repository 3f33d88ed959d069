package org.kanal.support;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Whether the container has injected what it should have. */
public final class Injected {

    private static final String PAGE = " (docs/embedding.md)";

    private Injected() {}

    /**
     * @param part a field for something of the container's
     * @throws IllegalStateException if it is not set, saying when Payara does not set it
     */
    public static void requireResource(Object part) {
        if (part == null) {
            throw new IllegalStateException(
                    "the server passes over what Kanal's jar declares; allowed: an absolute-ordering"
                            + " in WEB-INF/web.xml with <name>kanal</name> or <others/> in it, or none"
                            + PAGE);
        }
    }

    /**
     * @param ejb the name of one of Kanal's
     * @throws IllegalStateException if the container knows none of that name
     */
    public static void requireEjb(String ejb) {
        try {
            InitialContext.doLookup("java:module/" + ejb);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "the server does not know Kanal's EJBs; allowed: a WEB-INF/ejb-jar.xml without"
                            + " metadata-complete=\"true\", or none at all"
                            + PAGE,
                    e);
        }
    }

    /**
     * @param part a field that the container sets
     * @throws IllegalStateException if it has not, saying when Payara does not
     */
    public static void require(Object part) {
        if (part == null) {
            throw new IllegalStateException(
                    "Kanal does not start: the server injects nothing into the listeners of this"
                            + " application; allowed: an EAR with META-INF/application.xml, and after a"
                            + " deployment of it that failed, a restart of the server before the next"
                            + PAGE);
        }
    }
}
