package org.millrace.host.port;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A door for exactly one worker, known by an id that nobody else was given. Closing it refuses who
 * comes later.
 */
public interface WorkerDoor extends AutoCloseable {

  String workerId();

  /** What the worker's command line ends with: address, worker id, request id, message limit. */
  List<String> arguments();

  /**
   * Completes when the worker said StartStream with our id; fails when the door is closed before.
   */
  CompletionStage<WorkerChannel> connected();

  @Override
  void close();
}
