package org.millrace.rpc;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.conversation.MessagePipe.Sent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages on their way to one worker: put in by any thread, taken out by one at a time and only as
 * fast as the worker reads. No lock is held while anything is written.
 */
final class Outbox {
  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  /** Two of the longest messages; a worker that leaves more unread is as good as dead. */
  static final long LIMIT = 2L * MessageLimit.BYTES;

  /** What writes to the wire; never called by two threads at once. */
  interface Wire {
    /** Whether the worker reads; when it does again, {@link Outbox#signal} is to be called. */
    boolean ready();

    void write(StreamingMessage message);

    /** After a batch of writes. */
    void flush();

    /** Once, after the last write. */
    void end();
  }

  private final Wire wire;
  private final Executor executor;
  private final Runnable work = this::work;
  private final Queue<StreamingMessage> messages = new ConcurrentLinkedQueue<>();
  private final AtomicLong waiting = new AtomicLong();

  /** How often work was asked for since it last began; whoever finds zero does it. */
  private final AtomicInteger signals = new AtomicInteger();

  private volatile boolean closed;
  private boolean ended; // touched by the working thread only

  Outbox(Wire wire, Executor executor) {
    this.wire = wire;
    this.executor = executor;
  }

  Sent put(StreamingMessage message) {
    if (closed) {
      return Sent.CLOSED;
    }
    int size = message.getSerializedSize();
    if (waiting.addAndGet(size) > LIMIT) {
      waiting.addAndGet(-size);
      return Sent.FULL;
    }
    messages.add(message);
    signal();
    return closed ? Sent.CLOSED : Sent.ACCEPTED;
  }

  /** The worker may read again. */
  void signal() {
    if (signals.getAndIncrement() == 0) {
      try {
        executor.execute(work);
      } catch (RejectedExecutionException stopping) {
        closed = true;
      }
    }
  }

  /** Drops what was not written. */
  void close() {
    closed = true;
    signal();
  }

  private void work() {
    int handled = signals.get();
    while (handled != 0) {
      try {
        writeWhileReady();
      } catch (RuntimeException | OutOfMemoryError broken) {
        log.warn("writing to a worker failed: {}", broken.toString());
        closed = true;
        end();
      }
      handled = signals.addAndGet(-handled);
    }
  }

  private void writeWhileReady() {
    while (!closed && wire.ready()) {
      StreamingMessage message = messages.poll();
      if (message == null) {
        break;
      }
      waiting.addAndGet(-message.getSerializedSize());
      wire.write(message);
    }
    if (closed) {
      end();
    } else {
      wire.flush();
    }
  }

  private void end() {
    messages.clear();
    if (!ended) {
      ended = true;
      wire.end();
    }
  }
}
