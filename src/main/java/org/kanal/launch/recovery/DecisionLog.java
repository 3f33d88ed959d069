package org.kanal.launch.recovery;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.transaction.xa.Xid;

/**
 * What a transaction log of Payara's has decided. Its records have sections: SI has the global id
 * of a transaction, TS its states, a bit each; later records of one have only what is new, and a
 * number in common. "Prepared" is the decision to commit: it is written, and on the disk, before
 * the first part is committed.
 */
final class DecisionLog {

    private static final int PREPARED = 1 << 3;
    private static final int PREPARED_FAIL = 1 << 4;
    private static final int COMMITTED = 1 << 7;
    private static final int ROLLING_BACK = 1 << 8;
    private static final int ROLLED_BACK = 1 << 9;

    /** Before the global id: its format, and the length of a part that it does not have. */
    private static final int ID_HEADER = 8;

    private final Map<Long, String> ids = new HashMap<>();
    private final Map<Long, Integer> states = new HashMap<>();

    private DecisionLog() {}

    /**
     * The global ids of all transactions that were to be committed, as {@link #idOf} writes them.
     */
    static Set<String> committed(Path log) throws IOException {
        DecisionLog decisions = new DecisionLog();
        for (byte[] record : LogRecords.read(log)) {
            try {
                decisions.add(ByteBuffer.wrap(record));
            } catch (BufferUnderflowException e) {
                continue; // of another kind: the log marks its own places
            }
        }
        Set<String> committed = new HashSet<>();
        decisions.ids.forEach(
                (number, id) -> {
                    if (isCommitted(decisions.states.getOrDefault(number, 0))) {
                        committed.add(id);
                    }
                });
        return committed;
    }

    /** The global id of the transaction that this is a part of. */
    static String idOf(Xid part) {
        return HexFormat.of().formatHex(part.getGlobalTransactionId());
    }

    private static boolean isCommitted(int states) {
        return (states & (PREPARED | COMMITTED)) != 0
                && (states & (PREPARED_FAIL | ROLLING_BACK | ROLLED_BACK)) == 0;
    }

    private void add(ByteBuffer record) {
        long number = record.getLong();
        int sections = record.getShort();
        for (int i = 0; i < sections; i++) {
            int nameLength = record.getShort();
            if (nameLength > 0) {
                addSection(number, nameLength, record);
            }
        }
    }

    private void addSection(long number, int nameLength, ByteBuffer record) {
        int objects = record.getShort();
        int data = record.getShort();
        String name = new String(bytes(record, nameLength), StandardCharsets.ISO_8859_1);
        for (int i = 0; i < objects; i++) {
            bytes(record, record.getShort());
        }
        for (int i = 0; i < data; i++) {
            addData(number, name, ByteBuffer.wrap(bytes(record, record.getShort())));
        }
    }

    private void addData(long number, String section, ByteBuffer data) {
        switch (section) {
            case "SI" -> {
                data.position(ID_HEADER);
                byte[] id = new byte[data.remaining()];
                data.get(id);
                ids.put(number, HexFormat.of().formatHex(id));
            }
            case "TS" -> states.merge(number, (int) data.getShort(), (a, b) -> a | b);
            default -> {
                // Nothing that decides.
            }
        }
    }

    private static byte[] bytes(ByteBuffer record, int length) {
        if (length < 0 || length > record.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        record.get(bytes);
        return bytes;
    }
}
