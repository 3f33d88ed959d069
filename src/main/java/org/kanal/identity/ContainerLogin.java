package org.kanal.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;

/**
 * Who the container says that a request is. Its groups are those roles of the known ones that it
 * has: a container only answers whether a login has a role.
 */
public final class ContainerLogin implements Authenticator<HttpServletRequest, Subscriber> {

    private final AdminRole admin;
    private final Set<String> known;
    private final Set<String> guests;
    private final Supplier<Set<String>> more;

    /**
     * @param guests those with one of these are visitors, with their groups
     * @param more roles that are asked for besides; they may change
     */
    public ContainerLogin(
            AdminRole admin, KnownRoles known, GuestRoles guests, Supplier<Set<String>> more) {
        this.admin = admin;
        this.known = known.names();
        this.guests = guests.names();
        this.more = more;
    }

    /** Who it is; empty for a visitor that nobody logged in. */
    public Optional<Subscriber> find(HttpServletRequest request) {
        return name(request).map(name -> subscriber(name, request));
    }

    @Override
    public Subscriber authenticate(HttpServletRequest request) throws CredentialRefused {
        return find(request).orElseThrow(() -> new CredentialRefused("nobody is logged in"));
    }

    private static Optional<String> name(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .filter(name -> !name.isBlank());
    }

    private Subscriber subscriber(String name, HttpServletRequest request) {
        Set<String> asked = new HashSet<>(known);
        asked.addAll(more.get());
        asked.add(admin.name());
        return new Subscriber(
                name,
                type(request),
                asked.stream().filter(request::isUserInRole).collect(Collectors.toSet()));
    }

    private SubscriberType type(HttpServletRequest request) {
        if (guests.stream().anyMatch(request::isUserInRole)) {
            return SubscriberType.VISITOR;
        }
        return request.isUserInRole(admin.name()) ? SubscriberType.ADMIN : SubscriberType.MEMBER;
    }
}
