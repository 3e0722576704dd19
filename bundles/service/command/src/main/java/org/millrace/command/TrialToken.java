package org.millrace.command;

import java.io.Closeable;
import java.io.IOException;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;

/** A token for the life of this process: worthless when it has ended. */
record TrialToken(ManagementClient client, String secret) implements Closeable {
  private static final String NAME = "millrace-try";

  /** One that an earlier process left because it was killed ends now. */
  static TrialToken make(ManagementClient client) throws IOException {
    revoke(client);
    return new TrialToken(client, client.createToken(NAME).secret().orElseThrow());
  }

  private static void revoke(ManagementClient client) throws IOException {
    try {
      client.revokeToken(NAME);
    } catch (ManagementException refused) {
      if (refused.status() != 404) {
        throw refused;
      }
    }
  }

  @Override
  public void close() throws IOException {
    revoke(client);
  }

  @Override
  public String toString() {
    return "TrialToken[****]";
  }
}
