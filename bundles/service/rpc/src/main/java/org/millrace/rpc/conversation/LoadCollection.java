package org.millrace.rpc.conversation;

import org.millrace.rpc.contract.StreamingMessage;

/** FunctionLoadResponseCollection: several answers of {@link Loading} in one message. */
final class LoadCollection implements MessageHandler {
  private final Loading loading;

  LoadCollection(Loading loading) {
    this.loading = loading;
  }

  @Override
  public void handle(StreamingMessage message) {
    message
        .getFunctionLoadResponseCollection()
        .getFunctionLoadResponsesList()
        .forEach(loading::answer);
  }
}
