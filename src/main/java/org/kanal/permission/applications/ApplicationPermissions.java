package org.kanal.permission.applications;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsProvider;
import org.kanal.api.ProviderFor;
import org.kanal.api.Subscriber;
import org.kanal.permission.BeanTargets;
import org.kanal.permission.Decision;
import org.kanal.permission.Decisions;
import org.kanal.permission.HandlerPool;
import org.kanal.permission.Router;
import org.kanal.permission.TimedDecision;
import org.kanal.support.Part;
import org.kanal.support.Starting;

/**
 * Who may read the channels of an application other than their own: that application's provider
 * decides, a bean before a URL. Without a provider nobody may.
 */
@Part
public class ApplicationPermissions {

    @FunctionalInterface
    private interface Provider {
        CompletionStage<Boolean> mayRead(
                Channel channel, Subscriber subscriber, String requestingAppId);
    }

    private final Applications applications;
    private final Map<String, Provider> providers = new HashMap<>();
    private final TimedDecision decision;

    @Inject
    ApplicationPermissions(
            Applications applications, HandlerPool pool, @Any Instance<PermissionsProvider> beans) {
        this.applications = applications;
        decision = new TimedDecision(pool, applications.timeout());
        HttpClient client = HttpClient.newBuilder().connectTimeout(applications.timeout()).build();
        applications
                .permissionsUrls()
                .forEach((id, url) -> url.ifPresent(address -> register(id, client, address)));
        BeanTargets targets = new BeanTargets(applications);
        beans.handles().forEach(handle -> register(targets, handle));
    }

    void wake(@Observes @Priority(Starting.PERMISSIONS) Starting starting) {
        // It is made before it is told.
    }

    /**
     * Decides on a subscriber and a channel of another application. Blocks while the provider
     * thinks, at most {@code kanal.apps.permissions-timeout}.
     *
     * @param requestingAppId the application that the subscriber's page belongs to
     * @return never with write; a failure of the provider is {@link ChannelPermissions#undecided()}
     */
    public ChannelPermissions check(
            Channel channel, Subscriber subscriber, String requestingAppId) {
        return Decisions.await(
                decide(channel, subscriber, requestingAppId).thenApply(Decision::permissions));
    }

    /** As {@link #check}, without waiting; see {@link Router#decide}. */
    public CompletableFuture<Decision> decide(
            Channel channel, Subscriber subscriber, String requestingAppId) {
        Provider provider = providers.get(channel.appId());
        if (provider == null) {
            return CompletableFuture.completedFuture(
                    new Decision(ChannelPermissions.denied(), "no provider of " + channel.appId()));
        }
        return decision.ask(
                        provider,
                        (asked, who) ->
                                provider.mayRead(asked, who, requestingAppId)
                                        .thenApply(read -> new ChannelPermissions(read, false)),
                        channel,
                        subscriber)
                .thenApply(answer -> new Decision(answer, "provider of " + channel.appId()));
    }

    private void register(String app, HttpClient client, URI address) {
        HttpPermissions http =
                new HttpPermissions(
                        client,
                        address,
                        applications.timeout(),
                        Optional.ofNullable(applications.questionKeys().get(app)));
        providers.put(app, http::mayRead);
    }

    private void register(BeanTargets targets, Instance.Handle<PermissionsProvider> handle) {
        String bean = handle.getBean().getBeanClass().getName();
        handle.getBean().getQualifiers().stream()
                .filter(ProviderFor.class::isInstance)
                .map(qualifier -> targets.of((ProviderFor) qualifier, bean))
                .forEach(app -> providers.put(app, of(handle.get())));
    }

    private static Provider of(PermissionsProvider bean) {
        return (channel, subscriber, requestingAppId) ->
                CompletableFuture.completedFuture(
                        bean.mayRead(channel, subscriber, requestingAppId));
    }
}
