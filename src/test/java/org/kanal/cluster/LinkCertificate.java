package org.kanal.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.kanal.test.ServerProcess;

/** A key and a certificate for the links of brokers, as the JDK's keytool makes them. */
final class LinkCertificate {

    static final String PASSWORD = "of-a-test";
    static final String NAME = "CN=brokers of a test";

    private LinkCertificate() {}

    /** A key store with both. */
    static Path make(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("links.p12");
        List<String> command =
                List.of(
                        ServerProcess.tool("keytool"),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        NAME,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        return store;
    }

    /** Of whom the certificate is with which TLS is spoken there. */
    static String shownAt(String address, int port) throws IOException, GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new Anybody()}, null);
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(address, port)) {
            var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        }
    }

    /** As brokers do. */
    private static final class Anybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Nobody is asked.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // The test looks at it itself.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
