package org.millrace.host.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millrace.host.port.InvocationSink;
import org.millrace.model.AppName;

/** Keeps everything it is told. */
public final class RecordingSink implements InvocationSink {
  private final List<Ended> ended = new CopyOnWriteArrayList<>();
  private final List<LogLine> lines = new CopyOnWriteArrayList<>();

  @Override
  public void ended(Ended invocation) {
    ended.add(invocation);
  }

  @Override
  public void log(LogLine line) {
    lines.add(line);
  }

  /** As if {@code hunter2} were every app's secret. */
  @Override
  public String masked(AppName app, String text) {
    return text.replace("hunter2", "****");
  }

  public List<Ended> ended() {
    return ended;
  }

  public Ended last() {
    return ended.getLast();
  }

  public List<LogLine> lines() {
    return lines;
  }
}
