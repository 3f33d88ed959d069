package org.kanal.gateway;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.Member;
import org.kanal.api.Presence;
import org.kanal.presence.MembersPage;

/** The EJB behind {@link Presence}. */
@Singleton(name = "kanal-presence")
@ExcludeDefaultInterceptors
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Local(Presence.class)
public class PresenceCalls implements Presence {

    private static final int AT_ONCE = 1_000;

    @Inject private WhoIsThere who;

    @Override
    public List<Member> members(Channel channel) {
        List<Member> all = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            MembersPage page = who.page(channel, after.get(), AT_ONCE);
            all.addAll(page.members());
            after = page.next();
        }
        return all;
    }

    @Override
    public List<Member> members(Channel channel, String after, int limit) {
        return who.page(channel, after, limit).members();
    }

    @Override
    public int occupancy(Channel channel) {
        return who.page(channel, "", 1).occupancy();
    }
}
