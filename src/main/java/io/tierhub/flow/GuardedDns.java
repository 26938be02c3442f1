package io.tierhub.flow;

import io.tierhub.vocabulary.ReachableAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a host once for a connection and judges what it stands for. The connection goes to the address that was judged,
 * so a name that changes its mind gains nothing; one that also stands for a refused address is refused as a whole.
 */
public final class GuardedDns implements DnsResolver {
    private final ReachableAddresses reachable;
    private final DnsResolver dns;

    public GuardedDns(ReachableAddresses reachable) {
        this(reachable, SystemDefaultDnsResolver.INSTANCE);
    }

    GuardedDns(ReachableAddresses reachable, DnsResolver dns) {
        this.reachable = reachable;
        this.dns = dns;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = dns.resolve(host);
        for (InetAddress address : addresses) {
            @Nullable String kind = reachable.refusal(address);
            if (kind != null) {
                throw new AddressRefusedException(kind);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
