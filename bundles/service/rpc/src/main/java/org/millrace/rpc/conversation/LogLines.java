package org.millrace.rpc.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Clock;
import org.millrace.host.port.WorkerListener;
import org.millrace.host.port.WorkerListener.Category;
import org.millrace.host.port.WorkerListener.Level;
import org.millrace.rpc.contract.RpcException;
import org.millrace.rpc.contract.RpcLog;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.contract.TypedData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** RpcLog: hands the worker's lines on, in their order. */
final class LogLines implements MessageHandler {
  private static final Logger log = LoggerFactory.getLogger(LogLines.class);

  private final String workerId;
  private final WorkerListener listener;
  private final Clock clock;

  LogLines(String workerId, WorkerListener listener, Clock clock) {
    this.workerId = workerId;
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public void handle(StreamingMessage message) {
    handOn(message.getRpcLog());
  }

  void handOn(RpcLog line) {
    if (repeatsTheFailure(line)) {
      return;
    }
    tell(
        new WorkerListener.Line(
            clock.instant(),
            line.getInvocationId(),
            line.getCategory(),
            level(line.getLevel()),
            kind(line.getLogCategory()),
            line.getEventId(),
            line.getLogCategory() == RpcLog.RpcLogCategory.CustomMetric
                ? metric(line)
                : line.getMessage(),
            line.hasException() ? text(line.getException()) : ""));
  }

  /** A line of our own about what the worker did. */
  void note(Level level, String message) {
    tell(
        new WorkerListener.Line(
            clock.instant(), "", "Worker", level, Category.SYSTEM, "", message, ""));
  }

  private void tell(WorkerListener.Line line) {
    try {
      listener.log(line);
    } catch (RuntimeException broken) {
      // The conversation goes on: the line's loss must not cost the invocation.
      log.error("{}: a log line was lost", workerId, broken);
    }
  }

  /** .NET logs what it is about to answer; with both the user would read each error twice. */
  private static boolean repeatsTheFailure(RpcLog line) {
    return line.getEventId().equals("InvocationError")
        && line.getCategory().equals("Microsoft.Azure.Functions.Worker.FunctionsApplication");
  }

  private static Level level(RpcLog.Level level) {
    return switch (level) {
      case Trace -> Level.TRACE;
      case Debug -> Level.DEBUG;
      case Information, UNRECOGNIZED -> Level.INFORMATION;
      case Warning -> Level.WARNING;
      case Error -> Level.ERROR;
      case Critical -> Level.CRITICAL;
      case None -> Level.NONE;
    };
  }

  private static Category kind(RpcLog.RpcLogCategory category) {
    return switch (category) {
      case User, UNRECOGNIZED -> Category.USER;
      case System -> Category.SYSTEM;
      case CustomMetric -> Category.METRIC;
    };
  }

  /** A metric has no message; its name, value and dimensions become one JSON object. */
  private static String metric(RpcLog line) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    line.getPropertiesMapMap().forEach((name, value) -> put(object, name, value));
    return object.toString();
  }

  private static void put(ObjectNode object, String name, TypedData value) {
    switch (value.getDataCase()) {
      case STRING -> object.put(name, value.getString());
      case INT -> object.put(name, value.getInt());
      case DOUBLE -> object.put(name, value.getDouble());
      case JSON -> object.putRawValue(name, new RawValue(value.getJson()));
      default -> object.putNull(name);
    }
  }

  private static String text(RpcException exception) {
    StringBuilder text = new StringBuilder();
    if (!exception.getType().isEmpty()) {
      text.append(exception.getType()).append(": ");
    }
    text.append(exception.getMessage());
    if (!exception.getStackTrace().isEmpty()) {
      text.append('\n').append(exception.getStackTrace());
    }
    return text.toString();
  }
}
