package org.kanal.launch.recovery;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.transaction.xa.Xid;

/** A transaction log as Payara writes it, into one file of a fixed size. */
final class WrittenLog {

    static final int SIZE = 4096;
    static final int PREPARED = 1 << 3;
    static final int COMMITTED = 1 << 7;
    static final int ROLLED_BACK = 1 << 9;

    private final ByteBuffer file = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);

    /** The first record of a transaction. */
    WrittenLog prepared(long number, Xid part) throws IOException {
        byte[] id = part.getGlobalTransactionId();
        byte[] withHeader = ByteBuffer.allocate(id.length + 8).put(8, id).array();
        return record(number, withHeader, PREPARED);
    }

    /** A later one. */
    WrittenLog state(long number, int state) throws IOException {
        return record(number, new byte[0], state);
    }

    private WrittenLog record(long number, byte[] id, int state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeLong(number);
        data.writeShort(2);
        if (id.length == 0) {
            data.writeShort(0);
        } else {
            section(data, "SI", id);
        }
        section(data, "TS", new byte[] {(byte) (state >> 8), (byte) state});
        write(bytes.toByteArray());
        return this;
    }

    private static void section(DataOutputStream data, String name, byte[] content)
            throws IOException {
        data.writeShort(name.length());
        data.writeShort(0);
        data.writeShort(1);
        data.writeBytes(name);
        data.writeShort(content.length);
        data.write(content);
    }

    private void write(byte[] data) {
        int at = file.position();
        file.putInt(0);
        place(at).putLong(0).putLong(0).putInt(data.length).put(data);
        place(at);
    }

    private ByteBuffer place(int at) {
        return file.putInt(at).putInt(1);
    }

    /** The next record is written in part only. */
    WrittenLog torn() {
        int at = file.position();
        file.putInt(0);
        place(at).putLong(0).putLong(0).putInt(40).put("torn".getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Writes it as the log of a life. */
    Path into(Path folder, String life) throws IOException {
        Path log = Files.createDirectories(folder.resolve(life).resolve("server").resolve("tx"));
        Files.write(log.resolve("control"), new byte[0]);
        Files.write(log.resolve("extent.001"), file.array());
        return log;
    }
}
