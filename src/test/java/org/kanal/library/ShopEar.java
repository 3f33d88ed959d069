package org.kanal.library;

import java.io.File;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.kanal.library.ear.Orders;
import org.kanal.library.earweb.WebOrders;

/** A shop in several modules: Kanal's API is a library of all, Kanal itself one of the WAR. */
final class ShopEar {

    private static final String APPLICATION_XML =
            """
            <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
              <module><ejb>orders.jar</ejb></module>
              <module>
                <web><web-uri>pages.war</web-uri><context-root>shop</context-root></web>
              </module>
              <library-directory>lib</library-directory>
            </application>
            """;

    private ShopEar() {}

    /** Writes {@code shop.ear} into a folder. */
    static Path write(Path folder) {
        Path ear = folder.resolve("shop.ear");
        ShrinkWrap.create(EnterpriseArchive.class, "shop.ear")
                .setApplicationXML(new StringAsset(APPLICATION_XML))
                .addAsLibrary(new File(System.getProperty("api.jar")), "kanal-api.jar")
                .addAsModule(
                        ShrinkWrap.create(JavaArchive.class, "orders.jar")
                                .addPackage(Orders.class.getPackage())
                                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml"))
                .addAsModule(
                        ShrinkWrap.create(WebArchive.class, "pages.war")
                                .addPackage(WebOrders.class.getPackage())
                                .addAsLibrary(new File(System.getProperty("library.jar")))
                                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"))
                .as(ZipExporter.class)
                .exportTo(ear.toFile(), true);
        return ear;
    }
}
