package org.millrace.server.management;

import java.util.List;
import org.millrace.cluster.ChangeFeed;
import org.millrace.host.port.Check;
import org.millrace.server.dataplane.AppLookup;
import org.millrace.server.tls.CertificateAuthority;
import org.millrace.store.Store;
import org.millrace.store.journal.InvocationJournal;

/**
 * The rooms that the management API speaks for.
 *
 * @param authority signs certificates for publish endpoints
 * @param operations what changes apps
 * @param apps what runs on this agent, for test calls
 * @param journal what ran on this agent, and its log lines
 * @param checks what doctor looks at, in the order it is told
 */
public record ManagementParts(
    Store store,
    CertificateAuthority authority,
    InstallationOperations operations,
    AppLookup apps,
    ChangeFeed changes,
    InvocationJournal journal,
    List<Check> checks) {
  public ManagementParts {
    checks = List.copyOf(checks);
  }
}
