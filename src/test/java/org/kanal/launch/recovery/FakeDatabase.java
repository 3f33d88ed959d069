package org.kanal.launch.recovery;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A database in memory, with parts of transactions that are prepared. */
final class FakeDatabase implements Pool {

    final Set<Xid> prepared = new LinkedHashSet<>();
    final List<Xid> committed = new ArrayList<>();
    final List<Xid> rolledBack = new ArrayList<>();
    boolean isReachable = true;
    int opened;

    FakeDatabase(Xid... prepared) {
        this.prepared.addAll(List.of(prepared));
    }

    @Override
    public Object key() {
        return this;
    }

    @Override
    public String name() {
        return "jdbc/fake";
    }

    @Override
    public Opened open() {
        opened++;
        if (!isReachable) {
            throw new IllegalStateException("connection refused");
        }
        return new Opened() {
            @Override
            public XAResource resource() {
                return FakeDatabase.this.resource();
            }

            @Override
            public void close() {
                // It is in memory.
            }
        };
    }

    private XAResource resource() {
        return (XAResource)
                Proxy.newProxyInstance(
                        XAResource.class.getClassLoader(),
                        new Class<?>[] {XAResource.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "recover" -> prepared.toArray(new Xid[0]);
                                    case "commit" -> end((Xid) arguments[0], committed);
                                    case "rollback" -> end((Xid) arguments[0], rolledBack);
                                    default -> throw new AssertionError(method);
                                });
    }

    private Object end(Xid part, List<Xid> how) throws XAException {
        if (!prepared.remove(part)) {
            throw new XAException(XAException.XAER_NOTA);
        }
        how.add(part);
        return null;
    }
}
