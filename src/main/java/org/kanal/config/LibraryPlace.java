package org.kanal.config;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import java.net.URL;
import java.security.CodeSource;
import java.util.regex.Pattern;

/**
 * Stops a deployment that has the library where its endpoint is found by nobody, as in the {@code
 * lib} folder of an EAR: each module of it would start Kanal, and none would serve it.
 */
public class LibraryPlace implements Extension {

    private static final Pattern LIB_FOLDER = Pattern.compile(".*/lib/[^/]+\\.jar");
    private static final String OF_A_WAR = "/WEB-INF/lib/";

    void check(@Observes BeforeBeanDiscovery event) {
        CodeSource source = getClass().getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location != null && isOutsideAWar(location.getPath())) {
            throw new DefinitionException(
                    "Kanal's library lies in "
                            + location.getPath()
                            + "; allowed: WEB-INF/lib of one WAR. What other modules share with it"
                            + " is kanal-api.jar (classifier api)");
        }
    }

    /** Whether a file lies in a folder for libraries that is not that of a WAR. */
    static boolean isOutsideAWar(String path) {
        return LIB_FOLDER.matcher(path).matches() && !path.contains(OF_A_WAR);
    }
}
