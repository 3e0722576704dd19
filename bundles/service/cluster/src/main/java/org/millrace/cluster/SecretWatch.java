package org.millrace.cluster;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millrace.model.AppName;
import org.millrace.store.ChangeRow;
import org.millrace.store.KeyRing;
import org.millrace.store.KnownSecrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the keys and secrets in memory what they are in the store, on a thread of its own. */
public final class SecretWatch implements ChangeFeed.Listener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SecretWatch.class);
  private static final long TRY_AGAIN_SECONDS = 2;

  private final KeyRing keys;
  private final KnownSecrets secrets;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("cluster-secrets").daemon().factory());

  private SecretWatch(KeyRing keys, KnownSecrets secrets) {
    this.keys = keys;
    this.secrets = secrets;
  }

  /** Reads everything once, then follows the changes. */
  public static SecretWatch start(ChangeFeed feed, KeyRing keys, KnownSecrets secrets) {
    SecretWatch watch = new SecretWatch(keys, secrets);
    feed.listen(watch);
    keys.refresh();
    secrets.refresh();
    return watch;
  }

  @Override
  public void changed(List<ChangeRow> changes) {
    for (ChangeRow change : changes) {
      switch (change.kind()) {
        case APP, KEYS, SETTINGS, CREDENTIAL -> refresh(new AppName(change.subject()));
        case REVISION, DEPLOYMENT, HOSTING, AGENT, TOKEN, INSTALLATION -> {}
      }
    }
  }

  @Override
  public void reset() {
    thread.execute(() -> {
      keys.refresh();
      secrets.refresh();
    });
  }

  private void refresh(AppName app) {
    thread.execute(() -> refreshNow(app));
  }

  /** A key that is not known yet opens nothing, so what failed is tried until it is known. */
  private void refreshNow(AppName app) {
    try {
      keys.refresh(app);
      secrets.refresh(app);
    } catch (RuntimeException unreachable) {
      log.warn("keys of {} cannot be read: {}", app, unreachable.getMessage());
      thread.schedule(() -> refreshNow(app), TRY_AGAIN_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
