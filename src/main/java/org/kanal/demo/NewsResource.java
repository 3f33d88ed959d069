package org.kanal.demo;

import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.kanal.channel.InvalidInput;
import org.kanal.rest.ApiPath;

/**
 * What the publisher's page of Breaking News calls. For these pages only, see {@link DemoFilter}.
 */
@ApiPath("/demo/news")
@DemoOnly
public class NewsResource {

    private static final int MAX_HEADLINE = 140;
    private static final List<String> SUBJECTS = List.of("weather", "traffic", "sports", "culture");

    @Inject private BreakingNews news;
    @Context private SecurityContext caller;

    /** {@code {"subject":"weather","headline":"…"}}, from administrators. */
    @POST
    public void publish(InputStream body) throws IOException {
        if (!caller.isUserInRole(DemoSettings.ADMIN_ROLE)) {
            throw new ForbiddenException("Only an administrator may publish news: log in as admin");
        }
        DemoRequest request = DemoRequest.read(body);
        String subject = request.text("subject", MAX_HEADLINE);
        if (!SUBJECTS.contains(subject)) {
            throw new InvalidInput("subject", "'" + subject + "' is none; allowed: " + SUBJECTS);
        }
        news.publish(subject, request.text("headline", MAX_HEADLINE));
    }
}
