package org.millrace.rpc.scripted;

import java.util.function.Consumer;
import org.millrace.rpc.contract.StreamingMessage;

/** The worker's end of the stream. */
interface Link {

  /** Connects and hands each message on, one after the other. */
  void open(Consumer<StreamingMessage> receiver) throws Exception;

  void send(StreamingMessage message);

  /** Blocks until the host ended the stream. */
  void awaitEnd() throws InterruptedException;
}
