package org.kanal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kanal.support.FreePort;

/**
 * nginx with nchan, as Debian has it: a worker for each of two cores, messages kept in memory, one
 * WebSocket for all channels of a connection.
 */
final class Nchan implements Dialect {

    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
    private static final String BRING_IT = "apt-get install nginx-light libnginx-mod-nchan";
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
                large_client_header_buffers 4 16k;
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
                        nchan_channel_id_split_delimiter ",";
                        nchan_subscriber_first_message newest;
                    }
                }
            }
            """;

    Nchan() {}

    static Peer start(Path folder) throws IOException, Absent {
        Path nginx = Tools.find("nginx", BRING_IT);
        if (!Files.exists(MODULE)) {
            throw new Absent(BRING_IT);
        }
        Files.createDirectories(folder);
        int port = FreePort.find();
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, SETTINGS.formatted(folder, MODULE, port));
        Leash leash =
                Leash.start(
                        List.of(nginx.toString(), "-c", settings.toString()),
                        folder.resolve("console.log"),
                        port);
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
        return new Peer(
                leash, new Target(address, new Nchan(), new HttpEntrance(address, "/pub/%s")));
    }

    @Override
    public String path(List<String> channels) {
        return "/sub/" + String.join(",", channels);
    }

    @Override
    public String subscribe(Talk talk, List<String> channels) {
        return "";
    }
}
