package org.millrace.server.events;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.millrace.cluster.ChangeFeed;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.store.ChangeRow;
import org.millrace.store.ChangesSince;
import org.millrace.store.Store;

/** The changes of the installation as event streams (design D18). */
public final class ChangeStreams implements ChangeFeed.Listener, AutoCloseable {
  private static final int PAGE = 1_000;

  private final Store store;
  private final ChangeFeed feed;
  private final Semaphore places;
  private final Set<ChangeFollower> followers = ConcurrentHashMap.newKeySet();

  /**
   * @param most subscribers at once
   */
  public ChangeStreams(Store store, ChangeFeed feed, int most) {
    this.store = store;
    this.feed = feed;
    this.places = new Semaphore(most);
    feed.listen(this);
  }

  /**
   * A stream of what happens after a change that the subscriber knows; of what happens from now on
   * when it knows none. Blocks.
   *
   * @throws Refused 410 when the change is too old to go on from
   */
  public Reply follow(OptionalLong known) throws Refused {
    if (!places.tryAcquire()) {
      throw Refused.forNow("Too many listen to changes already. Close another console.");
    }
    ChangeFollower follower = newFollower(known.orElse(feed.position()));
    try {
      catchUp(follower);
      return new Reply.Events(follower.subscriber()::open);
    } catch (Refused | RuntimeException failure) {
      leave(follower);
      throw failure;
    }
  }

  private ChangeFollower newFollower(long known) {
    ChangeFollower[] self = new ChangeFollower[1];
    self[0] = new ChangeFollower(new Subscriber(() -> leave(self[0])), known);
    followers.add(self[0]);
    return self[0];
  }

  private void leave(ChangeFollower follower) {
    if (followers.remove(follower)) {
      places.release();
    }
  }

  private void catchUp(ChangeFollower follower) throws Refused {
    boolean more = true;
    while (more) {
      List<ChangeRow> page = page(follower.last());
      follower.tell(page);
      more = page.size() == PAGE;
    }
    follower.goLive();
  }

  private List<ChangeRow> page(long after) throws Refused {
    return switch (store.read(unit -> unit.changes().since(after, PAGE))) {
      case ChangesSince.Known(List<ChangeRow> changes) -> changes;
      case ChangesSince.Unknown() ->
          throw new Refused(
              410,
              "What happened since change "
                  + after
                  + " is not known any more. Read the snapshot again.");
    };
  }

  @Override
  public void changed(List<ChangeRow> changes) {
    followers.forEach(follower -> follower.happened(changes));
  }

  @Override
  public void reset() {
    endAll("Some changes were missed. Read the snapshot again and subscribe anew.");
  }

  private void endAll(String reason) {
    followers.forEach(follower -> follower.subscriber().end(reason));
  }

  /** Ends all streams. */
  @Override
  public void close() {
    feed.forget(this);
    endAll("The agent is stopping.");
  }
}
