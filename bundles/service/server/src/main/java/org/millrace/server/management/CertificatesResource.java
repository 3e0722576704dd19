package org.millrace.server.management;

import java.io.IOException;
import java.util.List;
import org.millrace.management.Authority;
import org.millrace.management.CertificateRequest;
import org.millrace.management.ManagementPaths;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.server.tls.CertificateAuthority;
import org.millrace.server.tls.SubjectNames;
import org.millrace.store.AuthorityRow;

/** The installation's CA: its certificate for those who shall trust it, and what it signs. */
final class CertificatesResource {
  private static final int BODY = 16 * 1024;

  private final CertificateAuthority authority;

  CertificatesResource(CertificateAuthority authority) {
    this.authority = authority;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.AUTHORITY, Access.ADMIN, this::authority),
        new Route("POST", ManagementPaths.AUTHORITY, Access.ADMIN, this::renew),
        new Route("POST", ManagementPaths.CERTIFICATES, Access.ADMIN, this::issue));
  }

  private Reply authority(Call call) {
    return Reply.of(of(authority.current()));
  }

  private Reply renew(Call call) {
    return Reply.created(of(authority.renew()));
  }

  private Authority of(AuthorityRow row) {
    return new Authority(row.certificate(), row.fingerprint(), row.ends(), authority.hostSuffix());
  }

  private Reply issue(Call call) throws Refused, IOException {
    CertificateRequest wanted = call.json(CertificateRequest.class, BODY);
    if (wanted.publicKey() == null) {
      throw new Refused(400, "A certificate is for a public key; the request has none.");
    }
    SubjectNames names = namesOf(wanted);
    try {
      return Reply.created(authority.issue(wanted.publicKey(), names));
    } catch (CertificateAuthority.Refusal refusal) {
      throw new Refused(422, refusal.getMessage());
    }
  }

  private static SubjectNames namesOf(CertificateRequest wanted) throws Refused {
    try {
      return SubjectNames.of(wanted.names());
    } catch (IllegalArgumentException unfit) {
      throw new Refused(400, unfit.getMessage());
    }
  }
}
