package org.millrace.server.management;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.millrace.server.tls.TlsIdentity;

/**
 * How the management API listens and what this agent says of itself.
 *
 * @param address port 0 takes any free one
 * @param tls empty to answer in clear, as on loopback
 * @param controlSocket whoever may open this unix socket is an admin; empty where there are none
 * @param uploads a folder of its own for packages on their way in; what lies in it is deleted
 * @param agent this agent's name
 * @param functionsUrl where its data plane answers, without a trailing slash
 */
public record ManagementSettings(
    InetSocketAddress address,
    Optional<TlsIdentity> tls,
    Optional<Path> controlSocket,
    Path uploads,
    String agent,
    String version,
    String functionsUrl) {}
