package org.kanal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrictRequestsTest {

    @Test
    void anAddressTakesWhatItsResourceReads() throws NoSuchMethodException {
        assertEquals(Optional.of(Set.of("ban")), parameters(SubscribersResource.class, ban()));
        Method history = HistoryResource.class.getMethod("read", String.class);
        assertEquals(
                Optional.of(Set.of("epoch", "offset", "last", "limit", "resourceId")),
                parameters(HistoryResource.class, history));
        Method revoke = TokensResource.class.getMethod("revoke", String.class);
        assertEquals(Optional.of(Set.of()), parameters(TokensResource.class, revoke));
    }

    @Test
    void onlyWhatReadsABodyTakesOne() throws NoSuchMethodException {
        assertFalse(StrictRequests.takesBody(ban()));
        assertTrue(
                StrictRequests.takesBody(
                        PermissionsResource.class.getMethod("dryRun", InputStream.class)));
    }

    private static Method ban() throws NoSuchMethodException {
        return SubscribersResource.class.getMethod("disconnect", String.class, String.class);
    }

    private static Optional<Set<String>> parameters(Class<?> type, Method method) {
        return StrictRequests.parameters(type, method);
    }
}
