package org.millrace.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.millrace.host.LoadReport;
import org.millrace.host.ScriptHost;
import org.millrace.host.ScriptHostFactory;
import org.millrace.host.ScriptHostSpec;
import org.millrace.host.port.Sandbox;
import org.millrace.model.PackageRejected;
import org.millrace.store.RevisionRow;
import org.millrace.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the slow part of bringing a revision up, and of letting it go, off the reconciler's thread.
 */
public final class HostStarter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HostStarter.class);

  /**
   * Unpacking and starting are work for the disk and the processor; more at once makes each slower.
   */
  private static final int AT_ONCE = 4;

  private static final Duration DRAIN = Duration.ofSeconds(30);

  private final Store store;
  private final PackageCache cache;
  private final ScriptHostFactory hosts;
  private final Path homes;
  private final Path slots;
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final AtomicInteger retiring = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("cluster-hosts-", 0).factory());

  /**
   * @param homes the folder with a home for each app
   * @param slots the folder with a slot for each worker
   */
  public HostStarter(
      Store store, PackageCache cache, ScriptHostFactory hosts, Path homes, Path slots) {
    this.store = store;
    this.cache = cache;
    this.hosts = hosts;
    this.homes = homes;
    this.slots = slots;
  }

  /** Calls exactly one of the two, on a thread that is not the caller's. */
  void start(
      RevisionRow revision, BiConsumer<ScriptHost, LoadReport> started, Consumer<String> failed) {
    threads.execute(() -> {
      try {
        turns.acquire();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        failed.accept("this agent is stopping");
        return;
      }
      try {
        startNow(revision, started, failed);
      } finally {
        turns.release();
      }
    });
  }

  private void startNow(
      RevisionRow revision, BiConsumer<ScriptHost, LoadReport> started, Consumer<String> failed) {
    cache.use(packageOf(revision));
    Optional<String> refusal = prepare(revision, started);
    refusal.ifPresent(reason -> {
      release(revision);
      failed.accept(reason);
    });
  }

  /** The reason when it cannot be started. */
  private Optional<String> prepare(
      RevisionRow revision, BiConsumer<ScriptHost, LoadReport> started) {
    try {
      ScriptHost host = hosts.create(specOf(revision));
      LoadReport report = host.start().toCompletableFuture().join();
      started.accept(host, report);
      return Optional.empty();
    } catch (CompletionException refused) {
      return Optional.of(refused.getCause().getMessage());
    } catch (IOException | PackageRejected refused) {
      return Optional.of(refused.getMessage());
    } catch (RuntimeException fault) {
      log.error("{} revision {} could not be prepared", revision.app(), revision.number(), fault);
      return Optional.of("the agent failed: " + fault);
    }
  }

  private ScriptHostSpec specOf(RevisionRow revision) throws IOException, PackageRejected {
    Path folder = cache.unpacked(revision.app(), revision.packageSha());
    Path home = Files.createDirectories(homes.resolve(revision.app().value()));
    Map<String, String> settings =
        store
            .read(unit -> unit.settings().find(revision.app(), revision.settingsVersion()))
            .orElseThrow()
            .values();
    return new ScriptHostSpec(
        revision.app(),
        revision.number(),
        folder,
        home,
        slots,
        settings,
        revision.disabledFunctions(),
        Sandbox.Limits.NONE);
  }

  /** Lets the running invocations end, then stops the host. */
  void retire(RevisionRow revision, ScriptHost host) {
    retiring.incrementAndGet();
    try {
      threads.execute(() -> retireNow(revision, host));
    } catch (RejectedExecutionException stopping) {
      retiring.decrementAndGet();
      host.stop();
    }
  }

  private void retireNow(RevisionRow revision, ScriptHost host) {
    try {
      host.drain(DRAIN).toCompletableFuture().join();
      host.stop();
    } finally {
      retiring.decrementAndGet();
      release(revision);
    }
  }

  /** Whether all that was let go is gone. */
  boolean hasRetiredAll() {
    return retiring.get() == 0;
  }

  /** Whose packages stay on this disk, even while no host uses them; the others go. */
  void want(Collection<RevisionRow> revisions) {
    Set<PackageCache.Unpacked> packages =
        revisions.stream().map(HostStarter::packageOf).collect(Collectors.toSet());
    if (cache.want(packages)) {
      threads.execute(cache::sweep);
    }
  }

  private void release(RevisionRow revision) {
    cache.release(packageOf(revision));
    cache.sweep();
  }

  private static PackageCache.Unpacked packageOf(RevisionRow revision) {
    return new PackageCache.Unpacked(revision.app().value(), revision.packageSha());
  }

  /** Waits until what was let go is gone. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(DRAIN.toSeconds() + 15, TimeUnit.SECONDS)) {
        log.warn("some script hosts did not stop in time");
        threads.shutdownNow();
      }
    } catch (InterruptedException stop) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
