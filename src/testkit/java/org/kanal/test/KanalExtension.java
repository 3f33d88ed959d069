package org.kanal.test;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * {@code @ExtendWith(KanalExtension.class)}: gives tests a {@link KanalHub} of their own, in
 * memory, or the one {@link KanalServer} of the run, which starts for the first test that wants it.
 */
public final class KanalExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace KANAL =
            ExtensionContext.Namespace.create(KanalExtension.class);

    /** What the store closes at the end of a test, or of the run. */
    private record Closed(TestServer server) implements ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            server.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == KanalHub.class || type == KanalServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        if (parameter.getParameter().getType() == KanalServer.class) {
            return of(test.getRoot(), KanalServer.class, () -> KanalServer.kanal().start());
        }
        return of(test, KanalHub.class, KanalHub::new);
    }

    private static TestServer of(
            ExtensionContext place, Class<?> type, Supplier<TestServer> starting) {
        return place.getStore(KANAL)
                .getOrComputeIfAbsent(type, any -> new Closed(starting.get()), Closed.class)
                .server();
    }
}
