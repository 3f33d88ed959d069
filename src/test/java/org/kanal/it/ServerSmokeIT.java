package org.kanal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.net.HttpURLConnection;
import java.net.URI;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the application finds in the server that the launcher starts. */
@ExtendWith(ArquillianExtension.class)
class ServerSmokeIT {
    private static final String ADDRESS =
            "http://localhost:" + System.getProperty("it.http.port") + "/kanal/";

    @Test
    @RunAsClient
    void theApplicationServesItsFirstPage() throws Exception {
        HttpURLConnection request =
                (HttpURLConnection) URI.create(ADDRESS).toURL().openConnection();
        assertEquals(200, request.getResponseCode());
    }

    @Test
    void noDataGridRuns() {
        assertThrows(NamingException.class, () -> new InitialContext().lookup("payara/Hazelcast"));
    }

    @Test
    void theBrokerTakesTheServersOwnAccount() throws Exception {
        try (var connection = broker().createConnection(user(), password())) {
            assertNotNull(connection.getMetaData());
        }
    }

    @Test
    void theBrokerRefusesTheFactoryAccountsInDirectModeToo() throws Exception {
        assertRefused("guest", "guest");
        assertRefused("admin", "admin");
    }

    @Test
    void theBrokerRefusesAWrongPassword() throws Exception {
        assertRefused(user(), "wrong");
    }

    private static void assertRefused(String user, String password) throws Exception {
        ConnectionFactory broker = broker();
        assertThrows(
                JMSSecurityException.class, () -> broker.createConnection(user, password).close());
    }

    private static ConnectionFactory broker() throws ReflectiveOperationException, JMSException {
        ConnectionFactory factory =
                (ConnectionFactory)
                        Class.forName("com.sun.messaging.ConnectionFactory")
                                .getConstructor()
                                .newInstance();
        factory.getClass()
                .getMethod("setProperty", String.class, String.class)
                .invoke(factory, "imqAddressList", "mq://localhost/direct");
        return factory;
    }

    private static String user() {
        return System.getProperty("kanal.broker.user");
    }

    private static String password() {
        return System.getProperty("kanal.broker.password");
    }
}
