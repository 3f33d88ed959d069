package org.kanal.support;

import jakarta.jms.ConnectionFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/** OpenMQ's own client, as other programs use it; its classes come out of the resource adapter. */
public final class OpenMqClient {

    private OpenMqClient() {}

    /**
     * Makes connections to a broker.
     *
     * @param directory an existing one, for its classes
     */
    public static ConnectionFactory factory(String url, Path directory) throws Exception {
        List<URL> jars = new ArrayList<>();
        try (JarInputStream rar =
                new JarInputStream(
                        Files.newInputStream(Path.of("target/server-parts/mq/lib/imqjmsra.rar")))) {
            for (JarEntry entry = rar.getNextJarEntry();
                    entry != null;
                    entry = rar.getNextJarEntry()) {
                if (entry.getName().endsWith(".jar")) {
                    Path jar = directory.resolve(entry.getName());
                    Files.copy(rar, jar);
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        ClassLoader loader =
                new URLClassLoader(jars.toArray(URL[]::new), OpenMqClient.class.getClassLoader());
        Object made =
                loader.loadClass("com.sun.messaging.ConnectionFactory")
                        .getConstructor()
                        .newInstance();
        made.getClass()
                .getMethod("setProperty", String.class, String.class)
                .invoke(made, "imqAddressList", url);
        return (ConnectionFactory) made;
    }
}
