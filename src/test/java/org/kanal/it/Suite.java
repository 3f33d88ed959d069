package org.kanal.it;

import java.io.File;
import java.util.List;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The one deployment of all in-container tests: Kanal's WAR as the build makes it, with the classes
 * of this package and its sub-packages added. The server starts once, for the first of them.
 */
@ArquillianSuiteDeployment
public class Suite {
    private Suite() {}

    /** {@code kanal.war}, so that it serves where the real one does. */
    @Deployment
    public static WebArchive kanal() {
        WebArchive archive = ShrinkWrap.create(WebArchive.class, "kanal.war");
        archive.as(ExplodedImporter.class).importDirectory("webapp");
        archive.addPackages(true, Filters.exclude(".*(Test|/launch/.*)\\.class"), "org.kanal");
        for (String resource : List.of("META-INF/microprofile-config.properties")) {
            archive.add(
                    new FileAsset(new File("src/main/resources", resource)),
                    "WEB-INF/classes/" + resource);
        }
        return archive;
    }
}
