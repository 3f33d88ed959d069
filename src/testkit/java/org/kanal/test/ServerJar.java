package org.kanal.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;

/** Where the packaged server is: named by a property, or a dependency of the tests. */
enum ServerJar {
    /** With Kanal's own WAR. */
    SERVER("server"),
    /** Without one. */
    PLATFORM("platform");

    private static final String MAIN = "org/kanal/launch/Main.class";
    private static final String IN_A_JAR = "jar:";

    private final String classifier;

    ServerJar(String classifier) {
        this.classifier = classifier;
    }

    /**
     * The file.
     *
     * @throws IllegalStateException if there is none; the message says what to add
     */
    Path find() {
        String named = System.getProperty("kanal.test." + classifier);
        if (named != null) {
            return Path.of(named);
        }
        try {
            Enumeration<URL> found = ServerJar.class.getClassLoader().getResources(MAIN);
            while (found.hasMoreElements()) {
                String url = found.nextElement().toString();
                if (url.startsWith(IN_A_JAR) && isMeant(fileOf(url))) {
                    return fileOf(url);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(
                "no Kanal server: add the dependency org.kanal:kanal with classifier "
                        + classifier
                        + " and scope test, or set the system property kanal.test."
                        + classifier
                        + " to the path of kanal-"
                        + classifier
                        + ".jar");
    }

    /** By its own name: a folder may be called {@code server} too. */
    private boolean isMeant(Path jar) {
        return jar.getFileName().toString().contains(classifier);
    }

    private static Path fileOf(String url) {
        return Path.of(URI.create(url.substring(IN_A_JAR.length(), url.indexOf("!/"))));
    }
}
