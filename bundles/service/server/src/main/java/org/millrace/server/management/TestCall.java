package org.millrace.server.management;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.millrace.host.port.Datum;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.LogLine;
import org.millrace.model.AppName;
import org.millrace.server.events.AppLogs;
import org.millrace.store.journal.LogHub;

/** One test call under way: its id, its time, and the log lines it causes. */
final class TestCall implements AutoCloseable {
  private static final int MOST_LINES = 1_000;

  private final String id = UUID.randomUUID().toString();
  private final long begun = System.nanoTime();
  private final List<LogLine> lines = new ArrayList<>(); // guarded by itself
  private final String agent;
  private LogHub.Subscription watching;

  private TestCall(String agent) {
    this.agent = agent;
  }

  static TestCall begin(AppLogs logs, AppName app, String agent) {
    TestCall call = new TestCall(agent);
    call.watching = logs.watch(app, call::written);
    return call;
  }

  String id() {
    return id;
  }

  private void written(LogLine line) {
    synchronized (lines) {
      if (line.invocationId().equals(id) && lines.size() < MOST_LINES) {
        lines.add(line);
      }
    }
  }

  /** Text as text, anything else in base64. */
  InvokeAnswer answered(int status, List<String> headers, byte[] body) {
    long micros = (System.nanoTime() - begun) / 1_000;
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return new InvokeAnswer(id, status, headers, text, false, micros, agent, linesSoFar());
    } catch (CharacterCodingException noText) {
      String base64 = Base64.getEncoder().encodeToString(body);
      return new InvokeAnswer(id, status, headers, base64, true, micros, agent, linesSoFar());
    }
  }

  private List<LogLine> linesSoFar() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  static byte[] bytes(Datum value) {
    return switch (value) {
      case Datum.Text(String text) -> bytes(text);
      case Datum.Json(String json) -> bytes(json);
      case Datum.Bytes(ByteBuffer raw) -> {
        byte[] copy = new byte[raw.remaining()];
        raw.duplicate().get(copy);
        yield copy;
      }
      case Datum.None none -> new byte[0];
      case Datum other -> bytes(other.toString());
    };
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    watching.close();
  }
}
