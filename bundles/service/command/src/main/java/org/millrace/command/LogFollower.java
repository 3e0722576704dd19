package org.millrace.command;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.millrace.management.EventStream;
import org.millrace.management.LogLine;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.model.AppName;

/** Shows log lines as they come, each once, also when the stream is cut and taken up again. */
final class LogFollower {
  private static final int WAITING_LINES = 10_000;

  private final AgentCall call;
  private final ManagementClient client;
  private final AppName app;
  private final Sink sink;
  private final Pause pause = new Pause();
  private final Map<String, LogLine> lastOfAgent = new HashMap<>();

  LogFollower(AgentCall call, ManagementClient client, AppName app, Sink sink) {
    this.call = call;
    this.client = client;
    this.app = app;
    this.sink = sink;
  }

  interface Sink {
    void show(LogLine line) throws IOException;
  }

  private sealed interface Event {
    record Line(LogLine line) implements Event {}

    record Ended(Exception cause) implements Event {}
  }

  /** Goes on until the process ends or the agent refuses. */
  void run() throws IOException {
    while (true) {
      Exception cause = followOnce();
      if (cause instanceof ManagementException refused) {
        throw refused;
      }
      call.tell("The log stream ended (" + cause.getMessage() + "). Taking it up again.");
      pause.await(call.surroundings().pause());
    }
  }

  private Exception followOnce() throws IOException {
    BlockingQueue<Event> events = new LinkedBlockingQueue<>(WAITING_LINES);
    EventStream stream = client.followLog(app, listener(events));
    try {
      while (true) {
        switch (events.take()) {
          case Event.Line(LogLine line) -> showOnce(line);
          case Event.Ended(Exception cause) -> {
            return cause;
          }
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while following the log");
    } finally {
      stream.close();
    }
  }

  /** An agent that was started anew counts from the beginning again, but its clock goes on. */
  private void showOnce(LogLine line) throws IOException {
    LogLine last = lastOfAgent.get(line.agent());
    if (last == null || line.number() > last.number() || line.time().isAfter(last.time())) {
      lastOfAgent.put(line.agent(), line);
      sink.show(line);
    }
  }

  /** A full queue holds the stream back, not the memory. */
  private static EventStream.Listener<LogLine> listener(BlockingQueue<Event> events) {
    return new EventStream.Listener<>() {
      @Override
      public void event(LogLine line) {
        put(new Event.Line(line));
      }

      @Override
      public void ended(Exception cause) {
        put(new Event.Ended(cause));
      }

      private void put(Event event) {
        try {
          events.put(event);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
