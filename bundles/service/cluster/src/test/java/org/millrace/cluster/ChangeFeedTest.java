package org.millrace.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.model.AppName;
import org.millrace.store.ChangeKind;
import org.millrace.store.ChangeRow;
import org.millrace.store.Store;

class ChangeFeedTest {
  @TempDir Path folder;
  private Store store;
  private ChangeFeed feed;
  private final BlockingQueue<ChangeRow> heard = new LinkedBlockingQueue<>();

  private final ChangeFeed.Listener listener =
      new ChangeFeed.Listener() {
        @Override
        public void changed(List<ChangeRow> changes) {
          heard.addAll(changes);
        }

        @Override
        public void reset() {
          throw new AssertionError("nothing was swept");
        }
      };

  @BeforeEach
  void open() throws Exception {
    store = ClusterStore.in(folder);
    store.write(unit -> unit.apps().create(new AppName("before")));
    feed = new ChangeFeed(store);
    feed.listen(listener);
  }

  @AfterEach
  void close() {
    feed.close();
    store.close();
  }

  private ChangeRow next() throws InterruptedException {
    ChangeRow change = heard.poll(10, TimeUnit.SECONDS);
    assertNotNull(change, "no change was heard of");
    return change;
  }

  @Test
  void what_happened_before_is_not_told() throws Exception {
    store.write(unit -> unit.apps().create(new AppName("orders")));
    assertEquals("orders", next().subject());
  }

  @Test
  void changes_come_in_the_order_of_their_commits_and_none_is_left_out() throws Exception {
    for (int i = 10; i < 30; i++) {
      AppName app = new AppName("app-" + i);
      store.write(unit -> unit.apps().create(app));
    }
    feed.poke();
    long before = 0;
    for (int i = 10; i < 30; ) {
      ChangeRow change = next();
      if (change.kind() == ChangeKind.APP) {
        assertEquals("app-" + i++, change.subject());
      }
      assertEquals(true, change.seq() > before);
      before = change.seq();
    }
  }

  @Test
  void a_listener_that_fails_does_not_stop_the_feed() throws Exception {
    feed.listen(
        new ChangeFeed.Listener() {
          @Override
          public void changed(List<ChangeRow> changes) {
            throw new IllegalStateException("this listener is broken");
          }

          @Override
          public void reset() {}
        });
    store.write(unit -> unit.apps().create(new AppName("first")));
    assertEquals("first", next().subject());
    store.write(unit -> unit.apps().create(new AppName("second")));
    ChangeRow change = next();
    while (change.subject().equals("first")) {
      change = next();
    }
    assertEquals("second", change.subject());
  }
}
