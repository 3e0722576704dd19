package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.host.port.InvocationSink;
import org.millrace.host.port.WorkerListener.Level;
import org.millrace.management.EventStream;
import org.millrace.management.LogLine;
import org.millrace.model.AppName;
import org.millrace.store.AgentRow;
import org.millrace.store.LogLineRow;

class LogsTest extends ManagementContract {

  private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

  private final EventStream.Listener<LogLine> listener =
      new EventStream.Listener<>() {
        @Override
        public void event(LogLine value) {
          told.add(value);
        }

        @Override
        public void ended(Exception cause) {
          told.add(cause);
        }
      };

  @BeforeEach
  void createApp() throws IOException {
    client.createApp(SHOP);
  }

  @Test
  void recent_lines_are_those_in_the_store_and_those_that_are_not_yet() throws Exception {
    here("stored");
    agent.journal.flushed().toCompletableFuture().get(5, TimeUnit.SECONDS);
    elsewhere(7, "from agent 2");
    here("just written");
    assertEquals(
        List.of("stored", "from agent 2", "just written"),
        client.recentLog(SHOP).stream().map(LogLine::message).toList());
    assertEquals("INFORMATION", client.recentLog(SHOP).getFirst().level());
  }

  @Test
  void a_follower_gets_the_recent_lines_and_then_every_new_one_once() throws Exception {
    here("before");
    elsewhere(7, "before from agent 2");
    try (EventStream stream = client.followLog(SHOP, listener)) {
      assertEquals("before from agent 2", next().message());
      assertEquals("before", next().message());
      here("after");
      assertEquals("after", next().message());
      agent.journal.flushed().toCompletableFuture().get(5, TimeUnit.SECONDS);
      elsewhere(9, "after from agent 2");
      LogLine line = next();
      assertEquals("after from agent 2", line.message());
      assertEquals(9, line.number());
      assertEquals("agent-2", line.agent());
    }
  }

  @Test
  void the_log_of_an_unknown_app_is_404() {
    AppName unknown = new AppName("unknown");
    assertRefused(
        404,
        "There is no app unknown. Create it, or check the name.",
        () -> client.recentLog(unknown));
  }

  private LogLine next() throws InterruptedException {
    return assertInstanceOf(LogLine.class, told.poll(10, TimeUnit.SECONDS));
  }

  private void here(String message) {
    agent.journal.log(
        new InvocationSink.LogLine(
            SHOP, "hello", "", Instant.now(), Level.INFORMATION, "User", message));
  }

  private void elsewhere(long number, String message) {
    agent.store.run(unit -> {
      unit.agents().register(secondAgent(), Duration.ofSeconds(15));
      unit.logLines()
          .add(
              List.of(
                  new LogLineRow(
                      0,
                      SHOP,
                      "agent-2",
                      number,
                      Instant.now(),
                      Level.WARNING,
                      "hello",
                      "",
                      "User",
                      message)));
    });
  }

  private static AgentRow secondAgent() {
    return new AgentRow(
        "agent-2",
        "fedcba9876543210fedcba9876543210",
        AgentRow.State.READY,
        "0.1.0",
        "Linux",
        "process",
        List.of(),
        new TreeMap<>(),
        "http://127.0.0.1:7171",
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
