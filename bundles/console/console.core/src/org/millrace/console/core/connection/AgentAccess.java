package org.millrace.console.core.connection;

import java.time.Duration;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.millrace.management.AgentTrust;
import org.millrace.management.ManagementClient;

/**
 * The way to one agent: its trust, its time limits and its pool of open connections. Every client
 * it hands out can be cancelled without the others.
 */
public final class AgentAccess implements AutoCloseable {
  /**
   * An agent gives up a rollout after 150 s, so this is never what ends a call that waits for one.
   */
  private static final Duration ROLLOUT = Duration.ofSeconds(180);

  private final AgentConnection connection;
  private final Duration answer;
  private final OkHttpClient http;

  public AgentAccess(AgentConnection connection, ConnectionWishes wishes) {
    this.connection = connection;
    this.answer = wishes.answer();
    this.http =
        AgentTrust.of(new OkHttpClient.Builder(), connection.trusted())
            .connectTimeout(wishes.connect())
            .followRedirects(false)
            .build();
  }

  /** A client for questions and short orders. */
  public ManagementClient client() {
    return client(answer);
  }

  /** A client for orders that are answered when a revision is live. */
  public ManagementClient patientClient() {
    return client(ROLLOUT);
  }

  private ManagementClient client(Duration limit) {
    OkHttpClient own = http.newBuilder().dispatcher(new Dispatcher()).readTimeout(limit).build();
    return new ManagementClient(connection.address().url(), "Bearer " + connection.token(), own);
  }

  /** Ends idle connections; calls under way are the callers'. */
  @Override
  public void close() {
    http.connectionPool().evictAll();
  }
}
