package org.millrace.rpc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.millrace.host.port.WorkerChannels;
import org.millrace.host.port.WorkerDoor;
import org.millrace.host.port.WorkerLimits;
import org.millrace.host.port.WorkerListener;

/**
 * Lets language workers in, over gRPC on one port for all or in frames on a socket for each. Runs
 * on event loops that belong to somebody else; {@link #close} drops every worker.
 */
public final class RpcWorkerChannels implements WorkerChannels, AutoCloseable {
  private final Doors doors;
  private final GrpcListener grpc;
  private final FrameListener frames;

  private RpcWorkerChannels(Doors doors, GrpcListener grpc, FrameListener frames) {
    this.doors = doors;
    this.grpc = grpc;
    this.frames = frames;
  }

  /**
   * @param address where gRPC workers dial; loopback, or an address only they can reach, since the
   *     contract knows no authentication but the worker's id. Port 0 takes any that is free
   * @param timer runs what is due: time limits; nothing that blocks
   * @param clock for the time stamps of log lines
   */
  public static RpcWorkerChannels listen(
      WorkerEventLoops loops,
      InetSocketAddress address,
      ScheduledExecutorService timer,
      Clock clock)
      throws IOException {
    Doors doors = new Doors(timer, clock);
    return new RpcWorkerChannels(
        doors, GrpcListener.start(loops, doors, address), new FrameListener(loops, doors));
  }

  /** Where gRPC workers dial. */
  public InetSocketAddress address() {
    return grpc.address();
  }

  @Override
  public WorkerDoor open(
      Transport transport, Path slot, WorkerLimits limits, WorkerListener listener) {
    return switch (transport) {
      case FRAMES -> frames.open(slot, limits, listener);
      case GRPC -> {
        Door door = doors.issue(limits, listener);
        door.leadsTo(WorkerAddress.http(grpc.address()));
        yield door;
      }
    };
  }

  @Override
  public void close() {
    doors.close();
    grpc.close();
    frames.close();
  }
}
