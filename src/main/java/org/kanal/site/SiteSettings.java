package org.kanal.site;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kanal.api.InvalidInput;
import org.kanal.support.SettingReader;

/**
 * @param hosts the server's own hosts ({@code kanal.hosts}); empty for the machine's own names
 *     where only this machine reaches the server, and for any elsewhere
 * @param proxies the addresses whose {@code X-Forwarded-…} headers count ({@code kanal.proxies})
 * @param onLoopback whether only this machine reaches the server ({@code kanal.http.address})
 * @param machine the machine's own names
 */
public record SiteSettings(
        List<OwnHost> hosts, List<AddressRange> proxies, boolean onLoopback, Set<String> machine) {

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static SiteSettings from(SettingReader settings) {
        return of(
                settings.list("kanal.hosts"),
                settings.list("kanal.proxies"),
                settings.optional("kanal.http.address"));
    }

    /**
     * @param hosts the texts of {@code kanal.hosts}
     * @param proxies those of {@code kanal.proxies}
     * @param listens the address that the server listens on; empty if that is not known
     * @throws InvalidInput naming what is wrong
     */
    public static SiteSettings of(
            List<String> hosts, List<String> proxies, Optional<String> listens) {
        boolean onLoopback = listens.filter(SiteSettings::isLoopback).isPresent();
        return new SiteSettings(
                hosts.stream().map(OwnHost::of).toList(),
                proxies.stream().map(text -> AddressRange.of("kanal.proxies", text)).toList(),
                onLoopback,
                onLoopback ? namesOfThisMachine() : Set.of());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new InvalidInput(
                    "kanal.http.address",
                    "'" + address + "' is unknown; allowed: an address of this machine");
        }
    }

    private static Set<String> namesOfThisMachine() {
        try {
            return Set.of(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException e) {
            return Set.of(); // it has no name but localhost
        }
    }
}
