package org.kanal.library;

import java.io.File;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.kanal.library.shop.ShopApplication;

/** The shop as its developers pack it: what is theirs, and Kanal's library beside it. */
final class ShopWar {

    /** The payload's limit, set in the shop's own file. */
    static final int PAYLOAD_BYTES = 2_000;

    private static final String WEB_XML =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <error-page><error-code>404</error-code><location>/missing.html</location></error-page>
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>prices</web-resource-name>
                  <url-pattern>/api/admin/*</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>clerk</role-name></auth-constraint>
              </security-constraint>
              <login-config><auth-method>BASIC</auth-method></login-config>
              <security-role><role-name>clerk</role-name></security-role>
            </web-app>
            """;

    private static final String EJB_JAR_XML =
            """
            <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0">
              <interceptors>
                <interceptor>
                  <interceptor-class>org.kanal.library.shop.ShopInterceptor</interceptor-class>
                </interceptor>
              </interceptors>
              <assembly-descriptor>
                <interceptor-binding>
                  <ejb-name>*</ejb-name>
                  <interceptor-class>org.kanal.library.shop.ShopInterceptor</interceptor-class>
                </interceptor-binding>
              </assembly-descriptor>
            </ejb-jar>
            """;

    private ShopWar() {}

    /** Writes {@code shop.war} into a folder. */
    static Path write(Path folder) {
        Path war = folder.resolve("shop.war");
        ShrinkWrap.create(WebArchive.class, "shop.war")
                .addPackage(ShopApplication.class.getPackage())
                .addAsLibrary(new File(System.getProperty("library.jar")))
                .setWebXML(new StringAsset(WEB_XML))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(new StringAsset(EJB_JAR_XML), "ejb-jar.xml")
                .addAsResource(
                        new StringAsset(
                                "shop.greeting=Welcome\nkanal.payload.max-bytes="
                                        + PAYLOAD_BYTES
                                        + "\n"),
                        "META-INF/microprofile-config.properties")
                .addAsWebResource(new StringAsset("<h1>The shop</h1>"), "index.html")
                .addAsWebResource(
                        new StringAsset("<h1>The shop has no such page</h1>"), "missing.html")
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }
}
