package org.millrace.host.port;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.millrace.model.AppName;

/**
 * What encloses language workers: containers or plain processes. Every path of a launch is the same
 * inside and outside, so nothing needs translating.
 */
public interface Sandbox {

  /** {@code process} or {@code docker}, as doctor and console show it. */
  String kind();

  /**
   * Starts one worker; blocks until the program runs. A program that cannot be started at all is an
   * {@link IOException} that says what to install or to set.
   */
  Instance launch(Launch launch) throws IOException;

  /**
   * Removes what an earlier life of this agent left behind: processes, containers, slot folders.
   */
  void sweep() throws IOException;

  /**
   * @param slotId names the slot folder and marks every process of the worker
   * @param command program and arguments
   * @param environment the whole environment; nothing of the agent's own is added
   * @param readable folders the worker may read: its own and the app's
   * @param writable folders it may write: the slot and the app's home
   * @param reach whom the worker can speak with
   * @param output gets each line of standard output and error
   */
  record Launch(
      String slotId,
      AppName app,
      List<String> command,
      Map<String, String> environment,
      Path workingDirectory,
      List<Path> readable,
      List<Path> writable,
      Limits limits,
      Reach reach,
      Consumer<Output> output) {

    /** A worker that speaks with nobody but the agent, through a unix socket in its slot. */
    public Launch(
        String slotId,
        AppName app,
        List<String> command,
        Map<String, String> environment,
        Path workingDirectory,
        List<Path> readable,
        List<Path> writable,
        Limits limits,
        Consumer<Output> output) {
      this(
          slotId,
          app,
          command,
          environment,
          workingDirectory,
          readable,
          writable,
          limits,
          Reach.NOBODY,
          output);
    }
  }

  /** Whom an app may call. */
  enum Egress {
    /** Everybody but other apps. */
    OPEN,
    /** This machine only. */
    INTERNAL,
    /** Nobody. */
    NONE
  }

  /**
   * Whom a worker can speak with. Plain processes can always speak with everybody.
   *
   * @param dialsAgent whether it must reach the agent over TCP, as gRPC workers do; others get by
   *     with a unix socket in their slot
   */
  record Reach(Egress egress, boolean dialsAgent) {
    public static final Reach NOBODY = new Reach(Egress.NONE, false);
  }

  /** What one worker may use; zero means no limit. */
  record Limits(long memoryBytes, double cpus, int processes) {
    public static final Limits NONE = new Limits(0, 0, 0);
  }

  /** One line a worker wrote, at most 8,192 characters of it. */
  record Output(boolean error, String line) {}

  /** A running worker program. */
  interface Instance {
    /** Process id or container id, for logs and doctor. */
    String id();

    /** Completes with the exit code when the program ended, however it ended. */
    CompletionStage<Integer> exited();

    /**
     * Ends the program and all its descendants: asks, waits for {@code grace}, then kills. Blocks
     * until they are gone.
     */
    void stop(Duration grace);
  }
}
