package org.millrace.rpc.conversation;

import org.millrace.host.port.WorkerListener.Level;
import org.millrace.rpc.contract.StreamingMessage;
import org.millrace.rpc.contract.WorkerActionResponse;

/** WorkerActionResponse: a worker's wish to be restarted, which only the app's operator grants. */
final class WorkerAction implements MessageHandler {
  private final LogLines logs;

  WorkerAction(LogLines logs) {
    this.logs = logs;
  }

  @Override
  public void handle(StreamingMessage message) {
    WorkerActionResponse wish = message.getWorkerActionResponse();
    logs.note(Level.WARNING, "The worker asks for " + wish.getAction() + ": " + wish.getReason());
  }
}
