package org.kanal.it;

import java.io.File;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
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
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/kanal.war"))
                .addPackages(true, Suite.class.getPackage());
    }
}
