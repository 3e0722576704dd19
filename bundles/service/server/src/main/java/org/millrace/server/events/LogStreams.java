package org.millrace.server.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.millrace.management.LogLine;
import org.millrace.model.AppName;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.store.journal.LogHub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logs of apps as event streams: the recent lines, then every new one. Lines of this agent come
 * at once, those of others when they are stored.
 */
public final class LogStreams implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LogStreams.class);
  private static final Duration POLL = Duration.ofMillis(300);

  private final AppLogs logs;
  private final Semaphore places;
  private final Set<LogFollower> followers = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("server-logs").daemon().factory());

  /**
   * @param most subscribers at once
   */
  public LogStreams(AppLogs logs, int most) {
    this.logs = logs;
    this.places = new Semaphore(most);
    poller.scheduleWithFixedDelay(
        this::poll, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Blocks while the recent lines are read. */
  public Reply follow(AppName app) throws Refused {
    if (!places.tryAcquire()) {
      throw Refused.forNow("Too many follow logs already. Close another one.");
    }
    Place place = new Place(app);
    try {
      place.take();
      return new Reply.Events(place.follower.subscriber()::open);
    } catch (RuntimeException failure) {
      place.leave();
      throw failure;
    }
  }

  /** One follower and what has to be given back when it leaves. */
  private final class Place {
    private final LogFollower follower;
    private final LogHub.Subscription own;
    private boolean left;

    Place(AppName app) {
      follower = new LogFollower(app, new Subscriber(this::leave));
      own = logs.watch(app, line -> follower.written(List.of(line)));
    }

    void take() {
      Map<String, Long> known = logs.lastNumbers(follower.app());
      List<LogLine> recent = logs.recent(follower.app());
      follower.begin(recent, known);
      followers.add(follower);
    }

    synchronized void leave() {
      if (!left) {
        left = true;
        followers.remove(follower);
        own.close();
        places.release();
      }
    }
  }

  private void poll() {
    for (LogFollower follower : followers) {
      try {
        List<LogLine> news = logs.news(follower);
        if (!news.isEmpty()) {
          follower.written(news);
        }
      } catch (RuntimeException unreachable) {
        log.warn("log lines of other agents cannot be read: {}", unreachable.getMessage());
        return;
      }
    }
  }

  /** Ends all streams. */
  @Override
  public void close() {
    poller.shutdown();
    followers.forEach(follower -> follower.subscriber().end("The agent is stopping."));
  }
}
