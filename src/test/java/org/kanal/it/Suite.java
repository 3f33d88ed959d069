package org.kanal.it;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.kanal.client.Line;

/**
 * The one deployment of all in-container tests: Kanal's WAR as the build makes it, with the classes
 * of this package and its sub-packages added. The server starts once, for the first of them.
 */
@ArquillianSuiteDeployment
public class Suite {

    /** Of the application that {@code it.overlay} lays over Kanal. */
    private static final String CONSTRAINT =
            """
            <security-constraint>
              <web-resource-collection>
                <web-resource-name>orders</web-resource-name>
                <url-pattern>/rest/orders</url-pattern>
              </web-resource-collection>
              <auth-constraint><role-name>member</role-name></auth-constraint>
            </security-constraint>
            <security-role><role-name>member</role-name></security-role>
            """;

    private Suite() {}

    /** {@code kanal.war}, so that it serves where the real one does. */
    @Deployment
    public static WebArchive kanal() {
        WebArchive war =
                ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/kanal.war"))
                        .addPackages(true, Suite.class.getPackage())
                        .addPackages(true, Line.class.getPackage()); // what Page is made of
        String descriptor = text(war.delete("/WEB-INF/web.xml").getAsset());
        return war.setWebXML(
                new StringAsset(descriptor.replace("</web-app>", CONSTRAINT + "</web-app>")));
    }

    private static String text(Asset asset) {
        try (InputStream stream = asset.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
