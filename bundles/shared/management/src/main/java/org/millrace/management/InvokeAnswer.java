package org.millrace.management;

import java.util.List;

/**
 * What the function answered, with the log lines of that very call.
 *
 * @param headers each "Name: value", in order
 * @param body UTF-8 text, or base64 when {@code binary}
 */
public record InvokeAnswer(
    String invocationId,
    int status,
    List<String> headers,
    String body,
    boolean binary,
    long durationMicros,
    String agent,
    List<LogLine> lines) {

  public InvokeAnswer {
    headers = List.copyOf(headers);
    lines = List.copyOf(lines);
  }
}
