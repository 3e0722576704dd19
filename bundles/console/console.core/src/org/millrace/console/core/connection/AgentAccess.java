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
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /**
   * An agent gives up a rollout after 150 s, so this is never what ends a call that waits for one.
   */
  private static final Duration ROLLOUT = Duration.ofSeconds(180);

  private final AgentConnection connection;
  private final OkHttpClient http;

  public AgentAccess(AgentConnection connection) {
    this.connection = connection;
    this.http =
        AgentTrust.of(new OkHttpClient.Builder(), connection.trusted())
            .connectTimeout(CONNECT)
            .followRedirects(false)
            .build();
  }

  /** A client for questions and short orders. */
  public ManagementClient client() {
    return client(ANSWER);
  }

  /** A client for orders that are answered when a revision is live. */
  public ManagementClient patientClient() {
    return client(ROLLOUT);
  }

  private ManagementClient client(Duration answer) {
    OkHttpClient own = http.newBuilder().dispatcher(new Dispatcher()).readTimeout(answer).build();
    return new ManagementClient(connection.address().url(), "Bearer " + connection.token(), own);
  }

  /** Ends idle connections; calls under way are the callers'. */
  @Override
  public void close() {
    http.connectionPool().evictAll();
  }
}
