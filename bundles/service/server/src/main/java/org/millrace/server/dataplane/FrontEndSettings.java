package org.millrace.server.dataplane;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.millrace.server.tls.TlsIdentity;

/**
 * How the data plane listens.
 *
 * @param address port 0 takes any free one
 * @param authority PEM of the CA that other agents' certificates are signed by
 * @param hostSuffix apps answer under {@code <app>.<suffix>} too; empty for none
 */
public record FrontEndSettings(
    InetSocketAddress address,
    Optional<TlsIdentity> tls,
    Optional<String> authority,
    String hostSuffix,
    TrustedProxies proxies,
    BodyLimits limits) {

  public static FrontEndSettings on(InetSocketAddress address) {
    return new FrontEndSettings(
        address, Optional.empty(), Optional.empty(), "", TrustedProxies.NONE, BodyLimits.DEFAULT);
  }
}
