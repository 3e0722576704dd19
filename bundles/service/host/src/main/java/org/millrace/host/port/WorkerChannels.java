package org.millrace.host.port;

import java.nio.file.Path;

/** Opens the doors through which language workers come in. */
public interface WorkerChannels {

  /** What a worker speaks. Both carry the messages of FunctionRpc. */
  enum Transport {
    /** Length-prefixed messages on a unix socket in the slot: our own workers. */
    FRAMES,
    /** Microsoft's gRPC contract: .NET isolated apps and official workers. */
    GRPC
  }

  /**
   * Listens for one worker that is about to be started, so that it never meets a closed door
   * (workers do not retry).
   *
   * <p>Blocks for the moment the listening takes, so it is no call for an event loop.
   *
   * @param slot the worker's own folder; the socket of {@link Transport#FRAMES} lies in it
   * @param listener told what the worker logs
   */
  WorkerDoor open(Transport transport, Path slot, WorkerLimits limits, WorkerListener listener);

  /** The same for a worker whose configuration names no limits of its own. */
  default WorkerDoor open(Transport transport, Path slot, WorkerListener listener) {
    return open(transport, slot, WorkerLimits.DEFAULT, listener);
  }
}
