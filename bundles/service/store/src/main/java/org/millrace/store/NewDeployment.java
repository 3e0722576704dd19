package org.millrace.store;

import org.millrace.model.AppName;

/**
 * A deployment to be started.
 *
 * @param packageSha empty when the package is still on its way
 */
public record NewDeployment(
    AppName app,
    String author,
    String client,
    String message,
    String packageSha,
    long packageBytes) {

  public NewDeployment {
    author = Texts.cut(author, 200);
    client = Texts.cut(client, 200);
    message = Texts.cut(message, 4_000);
  }
}
