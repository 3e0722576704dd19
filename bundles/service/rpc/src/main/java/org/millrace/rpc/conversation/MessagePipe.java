package org.millrace.rpc.conversation;

import java.util.concurrent.Executor;
import org.millrace.rpc.contract.StreamingMessage;

/** The way to one language worker, whichever transport it is. */
public interface MessagePipe {

  /** What became of a message that was to be sent. */
  enum Sent {
    ACCEPTED,
    /** The worker is gone. */
    CLOSED,
    /** The worker has not read for so long that no more is kept for it. */
    FULL
  }

  /** Takes a message from any thread and never blocks; messages arrive in the order taken. */
  Sent send(StreamingMessage message);

  /** The event loop on which everything that concerns this worker runs. */
  Executor loop();

  /** Drops the worker, with whatever was not sent yet. */
  void close();
}
