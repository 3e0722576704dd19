package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.millrace.management.Change;
import org.millrace.management.EventStream;
import org.millrace.management.ManagementException;

class ChangesTest extends ManagementContract {
  private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

  private final EventStream.Listener<Change> listener =
      new EventStream.Listener<>() {
        @Override
        public void opened() {
          told.add("opened");
        }

        @Override
        public void event(Change value) {
          told.add(value);
        }

        @Override
        public void ended(Exception cause) {
          told.add(cause);
        }
      };

  @Test
  void changes_come_within_a_second() throws Exception {
    try (EventStream stream = client.changes(client.snapshot().seq(), listener)) {
      assertEquals("opened", next());
      client.createApp(SHOP);
      Change change = assertInstanceOf(Change.class, told.poll(1, TimeUnit.SECONDS));
      assertEquals("shop", change.id());
    }
  }

  @Test
  void a_subscriber_goes_on_where_it_was() throws Exception {
    long before = client.snapshot().seq();
    client.createApp(SHOP);
    long after = client.snapshot().seq();
    try (EventStream stream = client.changes(before, listener)) {
      assertEquals("opened", next());
      long seq = before;
      while (seq < after) {
        Change change = assertInstanceOf(Change.class, next());
        assertEquals(seq + 1, change.seq());
        seq = change.seq();
      }
      client.stop(SHOP);
      assertEquals(new Change(after + 1, "app", "shop"), next());
    }
  }

  @Test
  void a_change_that_is_not_known_any_more_is_410() throws Exception {
    try (EventStream stream = client.changes(client.snapshot().seq() + 100, listener)) {
      ManagementException refused = assertInstanceOf(ManagementException.class, next());
      assertEquals(410, refused.status());
      assertTrue(refused.getMessage().endsWith("Read the snapshot again."));
    }
  }

  @Test
  void streams_end_with_a_reason_when_the_agent_stops() throws Exception {
    try (EventStream stream = client.changes(client.snapshot().seq(), listener)) {
      assertEquals("opened", next());
      agent.server.stop(Duration.ofSeconds(5));
      assertEquals("The agent is stopping.", ((Exception) next()).getMessage());
    }
  }

  @Test
  void a_quiet_stream_says_that_it_is_alive() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", agent.address.getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                      + agent.token
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      StringBuilder text = new StringBuilder();
      InputStream in = socket.getInputStream();
      while (text.indexOf(": still here") < 0) {
        int next = in.read();
        assertTrue(next >= 0, "ended after " + text);
        text.append((char) next);
      }
      assertTrue(text.indexOf("content-type: text/event-stream") > 0, text.toString());
    }
  }

  private Object next() throws InterruptedException {
    return told.poll(10, TimeUnit.SECONDS);
  }
}
