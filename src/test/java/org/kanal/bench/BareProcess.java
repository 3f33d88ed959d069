package org.kanal.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.kanal.test.ServerProcess;

/** A {@link BareServer} in a process of its own, as the packaged server is. */
final class BareProcess implements AutoCloseable {

    private final Process process;
    private final Target target;

    private BareProcess(Process process, int port) {
        this.process = process;
        this.target =
                Target.speakingKanal(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        "/subscribe",
                        "/publish");
    }

    static BareProcess start() throws IOException {
        Process process =
                new ProcessBuilder(
                                ServerProcess.tool("java"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                BareServer.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader console = process.inputReader();
        String line = console.readLine();
        if (line == null || !line.startsWith(BareServer.SERVES)) {
            process.destroy();
            throw new IOException("the bare server did not start: " + line);
        }
        return new BareProcess(
                process, Integer.parseInt(line.substring(BareServer.SERVES.length())));
    }

    Target target() {
        return target;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
