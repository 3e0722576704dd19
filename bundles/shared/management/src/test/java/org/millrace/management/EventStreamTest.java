package org.millrace.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

  private final EventStream.Listener<Change> listener =
      new EventStream.Listener<>() {
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
  void changes_come_as_values_and_comments_as_nothing() throws Exception {
    try (ScriptedAgent agent =
        new ScriptedAgent(exchange ->
            ScriptedAgent.send(
                exchange,
                200,
                "text/event-stream",
                ": here\n\nid: 8\ndata: {\"seq\":8,\"kind\":\"app\",\"id\":\"shop\",\"new\":1}\n\n: still here\n\n"))) {
      EventStream stream = agent.client().changes(7, listener);
      assertEquals(new Change(8, "app", "shop"), next());
      assertEquals("the agent ended the stream", ((Exception) next()).getMessage());
      stream.close();
    }
  }

  @Test
  void the_agents_reason_for_the_end_is_passed_on_once() throws Exception {
    try (ScriptedAgent agent =
        new ScriptedAgent(exchange ->
            ScriptedAgent.send(
                exchange,
                200,
                "text/event-stream",
                "event: end\ndata: You read more slowly than things happen.\n\n"))) {
      EventStream stream = agent.client().changes(7, listener);
      assertEquals("You read more slowly than things happen.", ((Exception) next()).getMessage());
      assertNull(told.poll(200, TimeUnit.MILLISECONDS));
      stream.close();
    }
  }

  @Test
  void a_refusal_has_its_status_and_sentence() throws Exception {
    try (ScriptedAgent agent =
        new ScriptedAgent(exchange ->
            ScriptedAgent.send(
                exchange,
                410,
                "application/problem+json",
                "{\"status\":410,\"title\":\"Gone\",\"detail\":\"Read the snapshot again.\"}"))) {
      EventStream stream = agent.client().changes(7, listener);
      ManagementException refused = assertInstanceOf(ManagementException.class, next());
      assertEquals(410, refused.status());
      assertEquals("Read the snapshot again.", refused.getMessage());
      stream.close();
    }
  }

  @Test
  void who_closes_a_stream_hears_nothing_more() throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    CountDownLatch tested = new CountDownLatch(1);
    try (ScriptedAgent agent =
        new ScriptedAgent(exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(": here\n\n".getBytes());
          exchange.getResponseBody().flush();
          opened.countDown();
          tested.await();
        })) {
      EventStream stream = agent.client().changes(7, listener);
      opened.await(5, TimeUnit.SECONDS);
      stream.close();
      assertNull(told.poll(200, TimeUnit.MILLISECONDS));
      tested.countDown();
    }
  }

  @Test
  void many_streams_to_one_agent_are_open_at_once() throws Exception {
    int streams = 20;
    CountDownLatch all = new CountDownLatch(streams);
    try (ScriptedAgent agent =
        new ScriptedAgent(exchange -> {
          all.countDown();
          all.await();
          ScriptedAgent.send(
              exchange, 200, "text/event-stream", "data: {\"seq\":1,\"kind\":\"app\"}\n\n");
        })) {
      ManagementClient client = agent.client();
      for (int i = 0; i < streams; i++) {
        client.changes(7, listener);
      }
      for (int i = 0; i < streams; i++) {
        next();
      }
    }
  }

  private Object next() throws InterruptedException {
    return told.poll(10, TimeUnit.SECONDS);
  }
}
