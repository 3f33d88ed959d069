package org.kanal.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of known vulnerabilities in docs/security.md is about what the packaged server carries:
 * another version of a part is to be looked up again.
 */
class KnownVulnerabilitiesIT {

    private static final Path SERVER = Path.of("target/kanal-server.jar");

    @ParameterizedTest
    @CsvSource({
        "Payara, nucleus-grizzly-all",
        "Hazelcast, hazelcast",
        "Jackson, jackson-core",
        "Parsson, parsson-media",
        "Nimbus JOSE JWT, nimbus-jose-jwt",
        "json-smart, json-smart",
        "Jersey, jersey-common",
        "Tyrus, tyrus-container-grizzly-client",
        "Mojarra, jakarta.faces",
        "Hibernate Validator, hibernate-validator",
        "H2, h2",
        "EclipseLink, org.eclipse.persistence.core",
        "Yasson, yasson",
        "SnakeYAML, snakeyaml"
    })
    void theTableIsAboutTheVersionThatTheServerCarries(String part, String jar) throws Exception {
        assumeTrue(versionOf("nucleus-grizzly-all").startsWith("6."), "the table is of Payara 6");
        String version = versionOf(jar);
        String table = Repository.text(Path.of("docs/security.md"));
        String told = part + " " + version.replaceFirst("\\.0$", "");
        assertTrue(
                table.contains("| " + told) || table.contains(", " + told),
                "docs/security.md has no entry for " + told + " in " + jar + ".jar");
    }

    /** Its numbers, without what Payara adds for its patches. */
    private static String versionOf(String jar) throws IOException {
        try (JarFile server = new JarFile(SERVER.toFile());
                InputStream nested =
                        server.getInputStream(
                                server.getEntry("MICRO-INF/runtime/" + jar + ".jar"));
                JarInputStream part = new JarInputStream(nested)) {
            String version = part.getManifest().getMainAttributes().getValue("Bundle-Version");
            return version.replaceFirst("^([0-9]+(\\.[0-9]+)*).*", "$1");
        }
    }
}
