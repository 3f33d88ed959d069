package org.kanal.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Traffic between a node and the others' network that takes all it can get, both ways, as an upload
 * and a download beside would. On a thin line everything else then waits in a queue behind it.
 */
final class Bulk implements AutoCloseable {

    private static final int CHUNK = 65_536;

    private final ServerSocket server;
    private final Process there;
    private final Socket here;

    Bulk(Namespaces machines, int node) throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getByName(Namespaces.besideNodes()));
        List<String> command = new ArrayList<>(machines.in(node));
        String open = "exec 3<>/dev/tcp/" + Namespaces.besideNodes() + "/" + server.getLocalPort();
        command.addAll(
                List.of("bash", "-c", open + "; cat <&3 >/dev/null & exec cat /dev/zero >&3"));
        there = new ProcessBuilder(command).redirectErrorStream(true).start();
        here = server.accept();
        begin(this::send);
        begin(this::receive);
    }

    private static void begin(Runnable task) {
        Thread thread = new Thread(task, "bulk");
        thread.setDaemon(true);
        thread.start();
    }

    private void send() {
        byte[] zeros = new byte[CHUNK];
        try {
            while (!here.isClosed()) {
                here.getOutputStream().write(zeros);
            }
        } catch (IOException e) {
            System.getLogger(Bulk.class.getName()).log(System.Logger.Level.DEBUG, "ends", e);
        }
    }

    private void receive() {
        byte[] chunk = new byte[CHUNK];
        try {
            while (here.getInputStream().read(chunk) >= 0) {
                // Only that it comes counts.
            }
        } catch (IOException e) {
            System.getLogger(Bulk.class.getName()).log(System.Logger.Level.DEBUG, "ends", e);
        }
    }

    /** Returns when nothing of it runs any more. */
    @Override
    public void close() throws IOException {
        here.close();
        server.close();
        there.destroy();
        there.onExit().join();
    }
}
