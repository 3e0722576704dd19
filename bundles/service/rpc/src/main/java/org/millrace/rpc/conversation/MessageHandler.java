package org.millrace.rpc.conversation;

import org.millrace.host.port.WorkerException;
import org.millrace.rpc.contract.StreamingMessage;

/** Takes one kind of message; called on the worker's event loop, in the order of arrival. */
interface MessageHandler {

  void handle(StreamingMessage message);

  /** The worker is gone: whoever waits for an answer gets the reason instead. */
  default void fail(WorkerException reason) {}
}
