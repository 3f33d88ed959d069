package org.kanal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kanal.support.FreePort;

/** nginx with nchan, as Debian has it ({@code nginx-light}, {@code libnginx-mod-nchan}). */
final class Nchan implements AutoCloseable {

    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
    private static final String SETTINGS =
            """
            worker_processes 2;
            daemon off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            load_module %2$s;
            events { worker_connections 30000; }
            http {
                access_log off;
                nchan_max_reserved_memory 256M;
                server {
                    listen 127.0.0.1:%3$d backlog=4096;
                    keepalive_requests 100000000;
                    location ~ ^/pub/(.+)$ {
                        nchan_publisher;
                        nchan_channel_id $1;
                        nchan_message_buffer_length 100;
                        nchan_message_timeout 5m;
                    }
                    location ~ ^/sub/(.+)$ {
                        nchan_subscriber websocket;
                        nchan_channel_id $1;
                        nchan_subscriber_first_message newest;
                    }
                }
            }
            """;

    private final Process process;
    private final Target target;

    private Nchan(Process process, int port) {
        this.process = process;
        this.target =
                new Target(new InetSocketAddress("127.0.0.1", port), "/sub/%s", "/pub/%s", false);
    }

    /** Starts it; empty where it is not installed. */
    static Optional<Nchan> start(Path folder) throws IOException {
        Optional<Path> nginx =
                Stream.of("/usr/sbin/nginx", "/usr/bin/nginx")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst();
        if (nginx.isEmpty() || !Files.exists(MODULE)) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        int port = FreePort.find();
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, SETTINGS.formatted(folder, MODULE, port));
        Process process =
                new ProcessBuilder(List.of(nginx.get().toString(), "-c", settings.toString()))
                        .inheritIO()
                        .start();
        return Optional.of(new Nchan(process, port));
    }

    Target target() {
        return target;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
