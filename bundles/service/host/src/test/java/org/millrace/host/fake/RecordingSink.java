package org.millrace.host.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millrace.host.port.InvocationSink;

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
