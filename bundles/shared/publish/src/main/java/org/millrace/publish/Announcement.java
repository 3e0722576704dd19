package org.millrace.publish;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.millrace.management.ManagementClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says where a publish endpoint listens, to the installations it publishes to, again and again
 * until it is closed, so that others can name it. That nobody hears it is no reason to stop
 * publishing.
 */
public final class Announcement implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Announcement.class);

  /** A third of the time that it is remembered for. */
  private static final Duration EVERY = Duration.ofSeconds(20);

  /** What has not heard it by then forgets it within a minute all the same. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Supplier<List<ManagementClient>> installations;
  private final String url;
  private final String machine;

  /** Those that did not hear it the last time; of whoever says it. */
  private final Set<HttpUrl> deaf = ConcurrentHashMap.newKeySet();

  private final ScheduledExecutorService voice =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("publish-announce").daemon().factory());

  private Announcement(Supplier<List<ManagementClient>> installations, String url, String machine) {
    this.installations = installations;
    this.url = url;
    this.machine = machine;
  }

  /** To one installation, which has heard it when this comes back. */
  public static Announcement of(ManagementClient installation, String url, String machine) {
    Announcement announcement = new Announcement(() -> List.of(installation), url, machine);
    announcement.say();
    announcement.repeat(EVERY, EVERY);
    return announcement;
  }

  /**
   * To some installations, in the background.
   *
   * @param installations those that are connected, asked before each time
   */
  public static Announcement toAll(
      Supplier<List<ManagementClient>> installations, String url, String machine) {
    return toAll(installations, url, machine, EVERY);
  }

  static Announcement toAll(
      Supplier<List<ManagementClient>> installations, String url, String machine, Duration every) {
    Announcement announcement = new Announcement(installations, url, machine);
    announcement.repeat(Duration.ZERO, every);
    return announcement;
  }

  private void repeat(Duration first, Duration every) {
    voice.scheduleWithFixedDelay(
        this::say, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void say() {
    try {
      installations.get().forEach(this::say);
    } catch (RuntimeException fault) {
      // The next time must come all the same.
      log.error("the installations that should know of {} could not be listed", url, fault);
    }
  }

  private void say(ManagementClient installation) {
    try {
      installation.announcePublishAddress(url, machine);
      if (deaf.remove(installation.address())) {
        log.info("{} knows of {} again", installation.address(), url);
      }
    } catch (IOException | RuntimeException unheard) {
      // Said once: an agent may be away for hours.
      if (deaf.add(installation.address())) {
        log.warn("{} does not know of {}: {}", installation.address(), url, unheard.getMessage());
      }
    }
  }

  private void withdraw() {
    for (ManagementClient installation : installations.get()) {
      try {
        installation.withdrawPublishAddress(url, machine);
      } catch (IOException | RuntimeException unheard) {
        log.debug("the installation still knows of {}", url, unheard);
      }
    }
  }

  /** Withdraws it; blocks for a moment at most. */
  @Override
  public void close() {
    voice.execute(this::withdraw);
    voice.shutdown();
    try {
      if (!voice.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        voice.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      voice.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
