package org.millrace.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A container engine that has answered, spoken to in a version of its API that is agreed on. */
final class Engine implements AutoCloseable {
  static final String DEFAULT_ADDRESS = "unix:///var/run/docker.sock";

  private static final Logger log = LoggerFactory.getLogger(Engine.class);

  /** The start of a container on a busy machine is the slowest. */
  private static final Duration CALL_LIMIT = Duration.ofSeconds(60);

  private final String address;
  private final Info info;
  private final DockerClient calls;
  private final DockerClient streams;

  private Engine(String address, Info info, DockerClient calls, DockerClient streams) {
    this.address = address;
    this.info = info;
    this.calls = calls;
    this.streams = streams;
  }

  /**
   * Connects, or says in one sentence why that cannot be.
   *
   * @param patience how long the first answer may take
   */
  static Engine connect(String address, Duration patience) throws IOException {
    EngineVersion version;
    try (DockerClient first = client(address, RemoteApiVersion.unknown(), patience)) {
      Version offered = first.versionCmd().exec();
      version = EngineVersion.of(offered.getApiVersion(), offered.getMinAPIVersion());
    } catch (DockerException | IllegalArgumentException refused) {
      throw unreachable(address, refused);
    } catch (RuntimeException silent) {
      throw unreachable(address, silent);
    }
    RemoteApiVersion agreed = version.agreed(address);
    DockerClient calls = client(address, agreed, CALL_LIMIT);
    try {
      // What follows a worker's output waits as long as the worker is silent.
      return new Engine(
          address, calls.infoCmd().exec(), calls, client(address, agreed, Duration.ZERO));
    } catch (RuntimeException gone) {
      calls.close();
      throw unreachable(address, gone);
    }
  }

  private static DockerClient client(String address, RemoteApiVersion version, Duration limit) {
    DockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost(address)
            .withApiVersion(version)
            .build();
    ZerodepDockerHttpClient.Builder http =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(config.getDockerHost())
            .sslConfig(config.getSSLConfig())
            .connectionTimeout(limit.isZero() ? CALL_LIMIT : limit);
    if (!limit.isZero()) {
      http.responseTimeout(limit);
    }
    return DockerClientImpl.getInstance(config, http.build());
  }

  private static IOException unreachable(String address, RuntimeException cause) {
    return new IOException(
        "No container engine answers at " + address + " (" + reason(cause) + ").", cause);
  }

  /** Whether the engine refused, and is not away. */
  static boolean hasAnswered(Throwable failure) {
    return failure instanceof DockerException
        || (failure.getCause() != null && hasAnswered(failure.getCause()));
  }

  /** What lies at the bottom of docker-java's wrapped exceptions. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof DockerException)) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message.strip();
  }

  String address() {
    return address;
  }

  Info info() {
    return info;
  }

  /** The engine runs as a plain user, who is root inside. */
  boolean isRootless() {
    return info.getSecurityOptions() != null
        && info.getSecurityOptions().stream().anyMatch(option -> option.contains("rootless"));
  }

  /** For calls that are answered within a minute, or fail. */
  DockerClient calls() {
    return calls;
  }

  /** For what lasts as long as a container runs. */
  DockerClient streams() {
    return streams;
  }

  @Override
  public void close() {
    for (DockerClient client : new DockerClient[] {calls, streams}) {
      try {
        client.close();
      } catch (IOException failed) {
        log.debug("{}: {}", address, failed.getMessage());
      }
    }
  }
}
