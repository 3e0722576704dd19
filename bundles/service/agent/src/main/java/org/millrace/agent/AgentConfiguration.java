package org.millrace.agent;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one agent is set up, read once at its start from a properties file and the environment.
 *
 * @param name how the installation knows this machine
 * @param labels what placement may ask for, such as {@code site=berlin}
 * @param data the folder that holds everything the agent keeps
 * @param containerRange IPv4 addresses for the networks that apps in containers call out from
 * @param workers folders with language workers, each in a folder of its own with a
 *     worker.config.json
 * @param keyFile the installation key; never in the database
 * @param hostSuffix apps answer under {@code <app>.<suffix>} too; empty for none
 * @param trustedProxies addresses whose X-Forwarded headers count
 */
public record AgentConfiguration(
    String name,
    Map<String, String> labels,
    String installation,
    Path data,
    DatabaseAccess database,
    InetSocketAddress management,
    InetSocketAddress functions,
    Isolation isolation,
    Optional<String> dockerHost,
    Optional<String> containerRange,
    List<Path> workers,
    Path keyFile,
    String hostSuffix,
    List<String> trustedProxies,
    Tls tls) {

  /** What encloses language workers. */
  public enum Isolation {
    /** Containers where an engine answers, else processes. */
    AUTO,
    DOCKER,
    PROCESS
  }

  /** Whether the management API and the functions are served encrypted. */
  public enum Tls {
    /** Off on loopback, on elsewhere. */
    AUTO,
    ON
  }

  /**
   * @param url empty for the embedded database in the data folder
   * @param user empty for integrated sign-in
   */
  public record DatabaseAccess(String url, String user, String password) {
    @Override
    public String toString() {
      return "DatabaseAccess[" + (url.isEmpty() ? "embedded" : url) + ", user=" + user + "]";
    }
  }
}
