package org.kanal.identity.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kanal.api.InvalidInput;
import org.kanal.api.PublishOptions;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.channel.ChannelPattern;
import org.kanal.identity.ChannelGrants;
import org.kanal.identity.CredentialRefused;
import org.kanal.identity.Identity;

/** Reads out of a token's claims who somebody is; the token was checked before. */
final class TokenClaims {

    /** In the order in which MicroProfile JWT 2.1 (section 4.1) looks for the name. */
    private static final List<String> NAMES = List.of("upn", "preferred_username", "sub");

    private static final int MOST_PATTERNS = 100;

    private final TokenSettings settings;

    TokenClaims(TokenSettings settings) {
        this.settings = settings;
    }

    Identity identity(JWTClaimsSet claims) throws CredentialRefused {
        Set<String> groups = Set.copyOf(texts("groups", claims.getClaim("groups")));
        SubscriberType type =
                !settings.adminRole().isBlank() && groups.contains(settings.adminRole())
                        ? SubscriberType.ADMIN
                        : SubscriberType.MEMBER;
        return new Identity(
                new Subscriber(name(claims), type, groups),
                Optional.of(claims.getExpirationTime().toInstant().plus(settings.clockSkew())),
                Optional.ofNullable(claims.getJWTID()),
                grants(claims.getClaim(settings.channelsClaim())));
    }

    /** One by which somebody can also be sent a message, or be banned. */
    private static String name(JWTClaimsSet claims) throws CredentialRefused {
        String name =
                NAMES.stream()
                        .map(claims::getClaim)
                        .flatMap(value -> value instanceof String text ? Stream.of(text) : null)
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new CredentialRefused(
                                                "the token names nobody; allowed: upn, preferred_username"
                                                        + " or sub"));
        try {
            PublishOptions.requireLegalId("name", name);
        } catch (InvalidInput e) {
            throw new CredentialRefused("the token's name is no id: " + e.getMessage(), e);
        }
        return name;
    }

    private ChannelGrants grants(Object claim) throws CredentialRefused {
        if (claim == null) {
            return ChannelGrants.NONE;
        }
        if (!(claim instanceof Map<?, ?> access)) {
            throw illegal(settings.channelsClaim());
        }
        return new ChannelGrants(patterns("read", access), patterns("write", access));
    }

    private List<ChannelPattern> patterns(String kind, Map<?, ?> access) throws CredentialRefused {
        String claim = settings.channelsClaim() + "." + kind;
        List<String> texts = texts(claim, access.get(kind));
        if (texts.size() > MOST_PATTERNS) {
            throw new CredentialRefused(
                    claim + " holds too many patterns; allowed: " + MOST_PATTERNS);
        }
        try {
            return texts.stream().map(text -> ChannelPattern.of(claim, text)).toList();
        } catch (InvalidInput e) {
            throw new CredentialRefused(e.getMessage(), e);
        }
    }

    private static List<String> texts(String claim, Object value) throws CredentialRefused {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)
                || list.stream().anyMatch(entry -> !(entry instanceof String))) {
            throw illegal(claim);
        }
        return list.stream().map(String.class::cast).toList();
    }

    private static CredentialRefused illegal(String claim) {
        return new CredentialRefused(
                "the token's " + claim + " cannot be read; see docs/identity.md for its form");
    }
}
