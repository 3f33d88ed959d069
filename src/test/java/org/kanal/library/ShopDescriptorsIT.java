package org.kanal.library;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.library.shop.Housekeeping;
import org.kanal.test.KanalServer;

/** What an application's descriptors must not say, and what it then hears at its start. */
class ShopDescriptorsIT {

    @TempDir private Path folder;

    @Test
    void anEjbJarThatSaysItIsCompleteHidesKanalsEjbs() {
        refused(
                "ejb-jar.xml",
                """
                <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" metadata-complete="true">
                  <enterprise-beans>
                    <session>
                      <ejb-name>housekeeping</ejb-name>
                      <ejb-class>org.kanal.library.shop.Housekeeping</ejb-class>
                      <session-type>Singleton</session-type>
                    </session>
                  </enterprise-beans>
                </ejb-jar>
                """,
                "WEB-INF/ejb-jar.xml without metadata-complete=\"true\"");
    }

    @Test
    void anOrderThatLeavesOutKanalHidesWhatItDeclares() {
        refused(
                "web.xml",
                """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <absolute-ordering/>
                </web-app>
                """,
                "absolute-ordering in WEB-INF/web.xml with <name>kanal</name>");
    }

    private void refused(String descriptor, String content, String allowed) {
        Path war = folder.resolve("shop.war");
        ShrinkWrap.create(WebArchive.class, "shop.war")
                .addClass(Housekeeping.class)
                .addAsLibrary(new File(System.getProperty("library.jar")))
                .addAsWebInfResource(new StringAsset(content), descriptor)
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        KanalServer server = KanalServer.of(war);
        IllegalStateException failure = assertThrows(IllegalStateException.class, server::start);
        assertTrue(failure.getMessage().contains(allowed), failure.getMessage());
    }
}
