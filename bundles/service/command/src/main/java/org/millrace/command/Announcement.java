package org.millrace.command;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millrace.management.ManagementClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says where a publish endpoint listens, again and again until it is closed, so that others can
 * name it. That nobody hears it is no reason to stop publishing.
 */
final class Announcement implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Announcement.class);

  /** A third of the time that it is remembered for. */
  private static final Duration EVERY = Duration.ofSeconds(20);

  private final ManagementClient client;
  private final String url;
  private final String machine;
  private final ScheduledExecutorService voice =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("publish-announce").daemon().factory());

  private Announcement(ManagementClient client, String url, String machine) {
    this.client = client;
    this.url = url;
    this.machine = machine;
  }

  static Announcement of(ManagementClient client, String url, String machine) {
    Announcement announcement = new Announcement(client, url, machine);
    announcement.say();
    announcement.voice.scheduleWithFixedDelay(
        announcement::say, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    return announcement;
  }

  private void say() {
    try {
      client.announcePublishAddress(url, machine);
    } catch (IOException | RuntimeException unheard) {
      log.warn("the installation does not know of {}: {}", url, unheard.getMessage());
    }
  }

  @Override
  public void close() {
    voice.shutdownNow();
    try {
      client.withdrawPublishAddress(url, machine);
    } catch (IOException | RuntimeException unheard) {
      // Forgotten within a minute all the same.
      log.debug("the installation still knows of {}", url, unheard);
    }
  }
}
