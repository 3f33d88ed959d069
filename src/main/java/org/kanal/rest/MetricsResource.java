package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import org.kanal.metrics.Gauges;

/** How this server is, in numbers, for a collector such as Prometheus. */
@ApiPath("/metrics")
@NeedsMonitor
@Produces(MetricsResource.PROMETHEUS)
public class MetricsResource {

    static final String PROMETHEUS = "text/plain;version=0.0.4;charset=utf-8";

    @Inject private Gauges gauges;

    /** In the text format of Prometheus. */
    @GET
    public String read() {
        return gauges.text();
    }
}
