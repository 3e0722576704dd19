package org.millrace.store;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.millrace.store.secret.SecretBox;
import org.millrace.store.sql.Transaction;

/**
 * One transaction with the repositories bound to it, for one thread, until its work returns. What
 * people see of the installation is noted by the repositories as changes.
 */
public final class UnitOfWork {
  private final Transaction transaction;
  private final SecretBox secrets;
  private final Instant now;
  private final Set<ChangeRepository.Noted> changes = new LinkedHashSet<>();

  UnitOfWork(Transaction transaction, SecretBox secrets, Instant now) {
    this.transaction = transaction;
    this.secrets = secrets;
    this.now = now;
  }

  /** The installation's time when this unit began; all of its times are this one. */
  public Instant now() {
    return now;
  }

  public InstallationRepository installation() {
    return new InstallationRepository(
        transaction, () -> changed(ChangeKind.INSTALLATION, "installation"));
  }

  public AuthorityRepository authorities() {
    return new AuthorityRepository(this);
  }

  public AppRepository apps() {
    return new AppRepository(this);
  }

  public PackageRepository packages() {
    return new PackageRepository(this);
  }

  public RevisionRepository revisions() {
    return new RevisionRepository(this);
  }

  public DeploymentRepository deployments() {
    return new DeploymentRepository(this);
  }

  public DeploymentLogRepository deploymentLogs() {
    return new DeploymentLogRepository(this);
  }

  public SettingsRepository settings() {
    return new SettingsRepository(this);
  }

  public KeyRepository keys() {
    return new KeyRepository(this);
  }

  public CredentialRepository credentials() {
    return new CredentialRepository(this);
  }

  public PublishSettingRepository publishSettings() {
    return new PublishSettingRepository(this);
  }

  public TokenRepository tokens() {
    return new TokenRepository(this);
  }

  public AgentRepository agents() {
    return new AgentRepository(this);
  }

  public LeaseRepository leases() {
    return new LeaseRepository(this);
  }

  public HostingRepository hostings() {
    return new HostingRepository(this);
  }

  public InvocationRepository invocations() {
    return new InvocationRepository(this);
  }

  public InvocationCountRepository invocationCounts() {
    return new InvocationCountRepository(this);
  }

  public LogLineRepository logLines() {
    return new LogLineRepository(this);
  }

  public RecurringRepository recurring() {
    return new RecurringRepository(this);
  }

  public TimerRepository timers() {
    return new TimerRepository(this);
  }

  public ChangeRepository changes() {
    return new ChangeRepository(transaction);
  }

  Transaction transaction() {
    return transaction;
  }

  SecretBox secrets() {
    return secrets;
  }

  /** Notes a change that is numbered at the end of the unit. */
  void changed(ChangeKind kind, String subject) {
    changes.add(new ChangeRepository.Noted(kind, subject));
  }

  void refuseChanges() {
    if (!changes.isEmpty()) {
      throw new IllegalStateException(
          "A unit of work that only reads has changed something: " + changes);
    }
  }

  void finish() {
    if (!changes.isEmpty()) {
      changes().append(List.copyOf(changes), now);
    }
  }
}
