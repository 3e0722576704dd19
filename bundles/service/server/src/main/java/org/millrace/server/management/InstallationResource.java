package org.millrace.server.management;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.millrace.host.port.Check;
import org.millrace.management.Finding;
import org.millrace.management.Installation;
import org.millrace.management.InstallationChange;
import org.millrace.management.InstallationSnapshot;
import org.millrace.management.ManagementPaths;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.store.AuthorityRow;
import org.millrace.store.InstallationKind;
import org.millrace.store.InstallationRow;
import org.millrace.store.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The installation as a whole: what it is, its snapshot, what doctor finds, the API's document. */
final class InstallationResource {
  private static final Logger LOG = LoggerFactory.getLogger(InstallationResource.class);

  private static final int DEPLOYMENTS = 200;
  private static final int BODY = 64 * 1024;

  private final ManagementSettings settings;
  private final ManagementParts parts;
  private final AppAnswers apps;

  InstallationResource(ManagementSettings settings, ManagementParts parts, AppAnswers apps) {
    this.settings = settings;
    this.parts = parts;
    this.apps = apps;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.INSTALLATION, Access.ADMIN, this::get),
        new Route("PATCH", ManagementPaths.INSTALLATION, Access.ADMIN, this::change),
        new Route("GET", ManagementPaths.SNAPSHOT, Access.ADMIN, this::snapshot),
        new Route("GET", ManagementPaths.DOCTOR, Access.ADMIN, this::doctor),
        new Route("GET", ManagementPaths.OPENAPI, Access.ANYONE, this::openApi));
  }

  private Reply get(Call call) {
    return Reply.of(parts.store().read(this::installation));
  }

  private Reply change(Call call) throws Refused, IOException {
    InstallationChange wanted = call.json(InstallationChange.class, BODY);
    InstallationRow known = parts.store().read(unit -> unit.installation().find()).orElseThrow();
    InstallationKind kind =
        wanted.kind().map(Enum::name).map(InstallationKind::valueOf).orElse(known.kind());
    boolean isOpen = wanted.acceptsPublishes().orElseGet(() -> staysOpen(known, kind));
    if (!isOpen && kind != InstallationKind.PRODUCTION) {
      throw new Refused(
          400, "Only production can refuse publishes; mark " + known.name() + " as production.");
    }
    if (!parts.store().write(unit -> unit.installation().change(known, kind, isOpen))) {
      throw new Refused(
          409, known.name() + " was changed by someone else meanwhile. Look and try again.");
    }
    LOG.info(
        "{} made the installation one for {}, publishes {}",
        call.caller().name(),
        kind,
        isOpen ? "on" : "off");
    return get(call);
  }

  /** What becomes production takes no publishes until somebody says so. */
  private static boolean staysOpen(InstallationRow known, InstallationKind kind) {
    return kind == known.kind() ? known.publishAllowed() : kind != InstallationKind.PRODUCTION;
  }

  private Reply snapshot(Call call) {
    return Reply.of(parts.store().read(this::snapshot));
  }

  private InstallationSnapshot snapshot(UnitOfWork unit) {
    // First, so that what is read after it contains at least this change.
    long seq = unit.changes().newest();
    return new InstallationSnapshot(
        seq,
        unit.now(),
        installation(unit),
        AgentAnswers.all(unit),
        apps.all(unit),
        unit.deployments().newest(DEPLOYMENTS).stream().map(DeploymentAnswers::of).toList());
  }

  private Installation installation(UnitOfWork unit) {
    InstallationRow row = unit.installation().find().orElseThrow();
    return new Installation(
        row.name(),
        Installation.Kind.valueOf(row.kind().name()),
        row.publishAllowed(),
        settings.agent(),
        settings.version(),
        unit.authorities().newest().map(AuthorityRow::fingerprint).orElse(""));
  }

  private Reply doctor(Call call) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : parts.checks()) {
      check.run().forEach(found -> findings.add(of(found)));
    }
    return Reply.of(findings);
  }

  private Finding of(Check.Finding found) {
    return new Finding(
        settings.agent(),
        found.severity().name(),
        found.subject(),
        found.finding(),
        found.advice());
  }

  private Reply openApi(Call call) throws IOException {
    try (InputStream document = InstallationResource.class.getResourceAsStream("openapi.json")) {
      return new Reply.Bytes("application/json", document.readAllBytes());
    }
  }
}
