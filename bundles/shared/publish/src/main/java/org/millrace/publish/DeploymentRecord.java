package org.millrace.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.millrace.management.Deployment;

/**
 * A deployment as publishing clients read it. Names, and {@code status} as a number, are theirs: 0
 * waiting, 2 deploying, 3 failed, 4 live. Other numbers that Kudu has end some client's polling
 * with the wrong conclusion, so they are never sent.
 */
record DeploymentRecord(
    @JsonProperty("id") String id,
    @JsonProperty("status") int status,
    @JsonProperty("status_text") String statusText,
    @JsonProperty("author_email") String authorEmail,
    @JsonProperty("author") String author,
    @JsonProperty("deployer") String deployer,
    @JsonProperty("message") String message,
    @JsonProperty("progress") String progress,
    @JsonProperty("received_time") String received,
    @JsonProperty("start_time") String started,
    @JsonProperty("end_time") String ended,
    @JsonProperty("last_success_end_time") String succeeded,
    @JsonProperty("complete") boolean complete,
    @JsonProperty("active") boolean active,
    @JsonProperty("is_temp") boolean temporary,
    @JsonProperty("is_readonly") boolean readOnly,
    @JsonProperty("url") String url,
    @JsonProperty("log_url") String logUrl,
    @JsonProperty("site_name") String siteName) {
  private static final int WAITING = 0;
  private static final int DEPLOYING = 2;
  private static final int FAILED = 3;
  private static final int LIVE = 4;
  private static final String NOT_TOLD = "N/A";

  /**
   * @param url where the client finds this record again
   */
  static DeploymentRecord of(Deployment deployment, String url) {
    int status = status(deployment.state());
    String received = time(deployment.received());
    String ended = deployment.ended().map(DeploymentRecord::time).orElse(null);
    return new DeploymentRecord(
        deployment.id(),
        status,
        deployment.statusText(),
        NOT_TOLD,
        orElse(deployment.author(), NOT_TOLD),
        orElse(deployment.client(), "ZipDeploy"),
        orElse(deployment.message(), "Created via a push deployment"),
        progress(deployment.state()),
        received,
        received,
        ended,
        status == LIVE ? ended : null,
        !deployment.state().isRunning(),
        deployment.state() == Deployment.State.LIVE,
        false,
        true,
        url,
        url + "/log",
        deployment.app().value());
  }

  /** The same, failed for this reason whatever the installation says. */
  DeploymentRecord failed(String reason, Instant now) {
    return new DeploymentRecord(
        id,
        FAILED,
        reason,
        authorEmail,
        author,
        deployer,
        message,
        "",
        received,
        started,
        time(now),
        null,
        true,
        false,
        temporary,
        readOnly,
        url,
        logUrl,
        siteName);
  }

  private static int status(Deployment.State state) {
    return switch (state) {
      case QUEUED -> WAITING;
      case CHECKING, DISTRIBUTING, STARTING, SWITCHING -> DEPLOYING;
      case FAILED, CANCELLED -> FAILED;
      case LIVE, REPLACED -> LIVE;
    };
  }

  private static String progress(Deployment.State state) {
    return switch (state) {
      case QUEUED -> "Waiting";
      case CHECKING -> "Checking the package";
      case DISTRIBUTING -> "Distributing the package";
      case STARTING -> "Starting the app";
      case SWITCHING -> "Switching to the new revision";
      case FAILED, CANCELLED, LIVE, REPLACED -> "";
    };
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String orElse(String text, String other) {
    return text.isEmpty() ? other : text;
  }
}
