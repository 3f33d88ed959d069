package org.kanal.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;

/** A server of names (RFC 1035) that knows one name, whatever it is asked for. */
final class NameServer implements AutoCloseable {

    private static final int PORT = 53;
    private static final int LONGEST = 512;
    private static final int HEADER = 12;
    private static final int IPV4 = 1;
    private static final int INTERNET = 1;
    private static final int QUESTION_IN_THE_HEADER = 0xC000 | HEADER;
    private static final int AN_ANSWER = 0x8180;

    private final DatagramSocket socket;
    private volatile List<String> addresses = List.of();

    /**
     * @param host where it listens
     */
    NameServer(String host) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(host, PORT));
        Thread thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on the name leads there. */
    void show(List<String> shown) {
        addresses = List.copyOf(shown);
    }

    private void serve() {
        byte[] bytes = new byte[LONGEST];
        while (!socket.isClosed()) {
            DatagramPacket question = new DatagramPacket(bytes, bytes.length);
            try {
                socket.receive(question);
                byte[] answer = answer(ByteBuffer.wrap(bytes, 0, question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (SocketException e) {
                return; // it is closed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private byte[] answer(ByteBuffer question) throws IOException {
        int end = HEADER;
        while (question.get(end) != 0) {
            end += question.get(end) + 1;
        }
        boolean isForIpv4 = question.getShort(end + 1) == IPV4;
        List<String> shown = isForIpv4 ? addresses : List.of();
        ByteBuffer answer = ByteBuffer.allocate(LONGEST);
        answer.putShort(question.getShort(0)).putShort((short) AN_ANSWER);
        answer.putShort((short) 1).putShort((short) shown.size()).putInt(0);
        answer.put(question.array(), HEADER, end + 5 - HEADER);
        for (String address : shown) {
            answer.putShort((short) QUESTION_IN_THE_HEADER);
            answer.putShort((short) IPV4).putShort((short) INTERNET).putInt(0).putShort((short) 4);
            answer.put(InetAddress.getByName(address).getAddress());
        }
        byte[] bytes = new byte[answer.position()];
        answer.flip().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        socket.close();
    }
}
