package org.kanal.launch.recovery;

import java.nio.charset.StandardCharsets;
import javax.transaction.xa.Xid;

/** A part of a transaction. */
record Part(String life, int number) implements Xid {

    @Override
    public int getFormatId() {
        return 1;
    }

    @Override
    public byte[] getGlobalTransactionId() {
        return (number + life).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public byte[] getBranchQualifier() {
        return (life + ",server,P100,1").getBytes(StandardCharsets.ISO_8859_1);
    }
}
