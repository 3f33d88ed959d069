package org.kanal.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;

class ContainerLoginTest {

    private Set<String> named = Set.of("buyers");

    private final ContainerLogin logins =
            new ContainerLogin(
                    new AdminRole("admin"),
                    new KnownRoles(Set.of("staff")),
                    new GuestRoles(Set.of("guest")),
                    () -> named);

    @Test
    void aLoginIsAMemberOfTheKnownRolesThatItHas() {
        assertEquals(
                new Subscriber("ann", SubscriberType.MEMBER, Set.of("staff")),
                logins.find(request("ann", "staff", "unknown")).orElseThrow());
    }

    @Test
    void theAdministratorsRoleMakesAnAdministrator() throws CredentialRefused {
        assertEquals(
                new Subscriber("root", SubscriberType.ADMIN, Set.of("admin")),
                logins.authenticate(request("root", "admin")));
    }

    @Test
    void aGuestIsAVisitorWithItsGroups() {
        assertEquals(
                new Subscriber("demo", SubscriberType.VISITOR, Set.of("staff")),
                logins.find(request("demo", "guest", "staff")).orElseThrow());
    }

    @Test
    void rolesThatAreNamedLaterCountFromThenOn() {
        HttpServletRequest ann = request("ann", "press", "buyers");
        assertEquals(Set.of("buyers"), logins.find(ann).orElseThrow().groups());
        named = Set.of("press");
        assertEquals(Set.of("press"), logins.find(ann).orElseThrow().groups());
    }

    @Test
    void whoHasNotLoggedInIsNobody() {
        assertEquals(Optional.empty(), logins.find(request(null)));
        assertEquals(Optional.empty(), logins.find(request(" ")));
        assertThrows(CredentialRefused.class, () -> logins.authenticate(request(null)));
    }

    private static HttpServletRequest request(String name, String... roles) {
        Principal principal = name == null ? null : () -> name;
        Set<String> has = Set.of(roles);
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        HttpServletRequest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (self, method, arguments) ->
                                switch (method.getName()) {
                                    case "getUserPrincipal" -> principal;
                                    case "isUserInRole" -> has.contains((String) arguments[0]);
                                    default -> throw new AssertionError(method);
                                });
    }
}
