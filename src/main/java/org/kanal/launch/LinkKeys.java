package org.kanal.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the brokers of a cluster encrypt the links between them with. A broker takes any
 * certificate, so it keeps out who only listens.
 *
 * @param store a key store of Java's, PKCS12 or JKS: {@code kanal.cluster.keystore}
 * @param password of the store and of the key in it: {@code kanal.cluster.keystore-password}
 */
record LinkKeys(Path store, String password) {

    static final String STORE = "kanal.cluster.keystore";
    static final String PASSWORD = "kanal.cluster.keystore-password";

    /**
     * Empty where links are not encrypted.
     *
     * @throws LaunchFailure if there is no such store, or no key in it
     */
    static Optional<LinkKeys> from(Sources sources) {
        return sources.value(STORE)
                .map(
                        store ->
                                opened(
                                        Path.of(store).toAbsolutePath(),
                                        sources.value(PASSWORD).orElse("")));
    }

    private static LinkKeys opened(Path store, String password) {
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias) && keys.getKey(alias, password.toCharArray()) != null) {
                    return new LinkKeys(store, password);
                }
            }
            throw new LaunchFailure(STORE + "=" + store + " holds no key");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // The last one is what there is for a file that is not there.
            throw new LaunchFailure(
                    STORE + "=" + store + " cannot be opened with " + PASSWORD + ": " + e, e);
        }
    }

    /** What tells the broker. */
    List<String> lines() {
        return List.of(
                "imq.cluster.transport=ssl",
                "imq.keystore.file.dirpath=" + escaped(store.getParent().toString()),
                "imq.keystore.file.name=" + escaped(store.getFileName().toString()),
                "imq.keystore.password=" + escaped(password));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\");
    }

    /** Without the password, so that no log shows it. */
    @Override
    public String toString() {
        return "LinkKeys[" + store + "]";
    }
}
