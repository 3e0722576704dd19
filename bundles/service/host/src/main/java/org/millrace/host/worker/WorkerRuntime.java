package org.millrace.host.worker;

import java.nio.file.Path;
import java.util.List;
import org.millrace.host.port.WorkerChannels.Transport;

/**
 * How to start the language worker of one language.
 *
 * @param directory where the worker lies; for an app that is its own worker, the app's folder
 * @param command program and arguments, without what the door adds
 * @param indexing whether the worker is asked for the app's functions
 */
public record WorkerRuntime(
    String language,
    Path directory,
    List<String> command,
    Transport transport,
    boolean indexing,
    WorkerTiming timing) {

  public WorkerRuntime {
    command = List.copyOf(command);
  }
}
