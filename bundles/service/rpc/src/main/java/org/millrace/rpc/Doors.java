package org.millrace.rpc;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import org.millrace.host.port.WorkerLimits;
import org.millrace.host.port.WorkerListener;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.conversation.Conversation;
import org.millrace.rpc.conversation.MessagePipe;

/**
 * The ids that were issued and not used yet. Whoever connects is a stranger until its first message
 * is StartStream with one of them; each opens exactly once.
 */
final class Doors implements AutoCloseable {
  private final ConcurrentMap<String, Door> open = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer;
  private final Clock clock;

  Doors(ScheduledExecutorService timer, Clock clock) {
    this.timer = timer;
    this.clock = clock;
  }

  Door issue(WorkerLimits limits, WorkerListener listener) {
    String workerId = UUID.randomUUID().toString();
    Door door = new Door(workerId, limits, listener, () -> open.remove(workerId));
    open.put(workerId, door);
    door.expireBy(timer);
    return door;
  }

  /** Empty for a stranger. */
  Optional<Conversation> enter(StreamingMessage first, MessagePipe pipe) {
    Door door = first.hasStartStream() ? open.remove(first.getStartStream().getWorkerId()) : null;
    return door == null ? Optional.empty() : Optional.of(door.enter(pipe, timer, clock));
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  @Override
  public void close() {
    List.copyOf(open.values()).forEach(Door::close);
  }
}
