package org.millrace.console.core.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.LogLine;
import org.millrace.management.ManagementJson;
import org.millrace.management.Problem;
import org.millrace.model.AppName;

final class LogStreamTest {
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final String LOGS = "GET /api/v1/apps/orders/logs";

  private final ScriptedAgent agent = new ScriptedAgent();
  private final InstallationMonitor monitor =
      new InstallationMonitor(agent.connection(), Clock.systemUTC(), _ -> {});
  private final List<HttpExchange> open = new CopyOnWriteArrayList<>();
  private final Object changes = new Object();
  private final LogBuffer buffer = new LogBuffer(50_000, this::changed);
  private final LogStream stream =
      new LogStream(
          monitor, new AppName("orders"), buffer, Clock.systemUTC(), this::changed);

  private void changed() {
    synchronized (changes) {
      changes.notifyAll();
    }
  }

  private void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    synchronized (changes) {
      while (!condition.getAsBoolean()) {
        assertTrue(System.nanoTime() < end, "It did not come to this: " + what);
        changes.wait(100);
      }
    }
  }

  @AfterEach
  void end() {
    stream.close();
    monitor.close();
    agent.close();
  }

  private void answerWith(LogLine... recent) {
    agent.route(
        LOGS,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          for (LogLine line : recent) {
            write(exchange, line);
          }
          exchange.getResponseBody().flush();
          open.add(exchange);
        });
  }

  private static void write(HttpExchange exchange, LogLine line) throws IOException {
    String event = "data: " + ManagementJson.mapper().writeValueAsString(line) + "\n\n";
    exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  private List<LogEntry> entries() {
    return buffer.from(0, 100).entries();
  }

  @Test
  void lines_come_as_they_are_written() throws Exception {
    answerWith(Lines.line(1, "before"));
    stream.open();
    await("the recent line", () -> entries().size() == 1);
    await("an open stream", () -> stream.state() instanceof LogStream.State.Live && open.size() == 1);

    write(open.getFirst(), Lines.line(2, "now"));

    await("the new line", () -> entries().size() == 2);
  }

  @Test
  void a_cut_stream_comes_back_by_itself_and_says_so() throws Exception {
    answerWith(Lines.line(1, "before"));
    stream.open();
    await("an open stream", () -> stream.state() instanceof LogStream.State.Live && open.size() == 1);

    answerWith(Lines.line(1, "before"), Lines.line(2, "meanwhile"));
    open.getFirst().close();

    await("a break", () -> stream.state() instanceof LogStream.State.Broken);
    await("the second stream", () -> entries().size() == 3);
    assertTrue(entries().get(1) instanceof LogEntry.Reconnected);
    await("live", () -> stream.state() instanceof LogStream.State.Live);
  }

  @Test
  void a_refusal_is_final_until_somebody_tries_again() throws Exception {
    agent.route(
        LOGS,
        exchange ->
            ScriptedAgent.json(exchange, 404, new Problem(404, "Not found", "There is no orders.")));
    stream.open();
    await("a refusal", () -> stream.state() instanceof LogStream.State.Refused);
    assertEquals(new LogStream.State.Refused("There is no orders."), stream.state());

    answerWith();
    stream.open();

    await("an open stream", () -> stream.state() instanceof LogStream.State.Live);
  }

  @Test
  void an_absent_agent_is_tried_again() throws Exception {
    agent.close();
    stream.open();

    await("a break", () -> stream.state() instanceof LogStream.State.Broken);
  }

  @Test
  void a_closed_one_leaves_no_thread() throws Exception {
    answerWith();
    stream.open();
    await("an open stream", () -> stream.state() instanceof LogStream.State.Live);

    stream.close();

    await(
        "its thread gone",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("console-logs-orders")));
  }
}
