package org.millrace.agent;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.millrace.agent.AgentConfiguration.DatabaseAccess;
import org.millrace.agent.AgentConfiguration.Isolation;
import org.millrace.agent.AgentConfiguration.Tls;

/**
 * Reads {@code DATA/agent.properties} (or the file given) and lets {@code MILLRACE_…} variables
 * win. Every mistake is found before anything is started, and each is one sentence.
 */
final class ConfigurationReader {
  static final String PREFIX = "MILLRACE_";
  static final int MANAGEMENT_PORT = 7070;
  static final int FUNCTIONS_PORT = 7071;

  /** A unix socket's path may have 107 bytes; ours hangs below DATA. */
  private static final int LONGEST_DATA_PATH = 70;

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?");
  private static final Pattern INSTALLATION = Pattern.compile("[a-z0-9](-?[a-z0-9]){1,59}");
  private static final Set<String> KEYS =
      Set.of(
          "DATA",
          "NAME",
          "LABELS",
          "INSTALLATION",
          "DATABASE_URL",
          "DATABASE_USER",
          "DATABASE_PASSWORD",
          "MANAGEMENT_ADDRESS",
          "FUNCTIONS_ADDRESS",
          "ISOLATION",
          "DOCKER_HOST",
          "CONTAINER_RANGE",
          "WORKERS_DIR",
          "INSTALLATION_KEY_FILE",
          "HOST_SUFFIX",
          "TRUSTED_PROXIES",
          "TLS");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> mistakes = new ArrayList<>();

  /** The configuration is wrong; each mistake is a sentence for the administrator. */
  static final class Mistakes extends Exception {
    private static final long serialVersionUID = 1;

    Mistakes(List<String> sentences) {
      super(String.join(System.lineSeparator(), sentences));
    }
  }

  private ConfigurationReader() {}

  static AgentConfiguration read(AgentOptions options, Map<String, String> environment)
      throws Mistakes {
    return new ConfigurationReader().readAll(options, environment);
  }

  private AgentConfiguration readAll(AgentOptions options, Map<String, String> environment)
      throws Mistakes {
    Path data = dataFolder(options, environment);
    readFile(
        options.config().orElse(data.resolve("agent.properties")), options.config().isPresent());
    for (String key : KEYS) {
      Optional.ofNullable(environment.get(PREFIX + key)).ifPresent(value -> values.put(key, value));
    }
    AgentConfiguration configuration =
        new AgentConfiguration(
            name(),
            pairs("LABELS"),
            installation(),
            data,
            new DatabaseAccess(
                text("DATABASE_URL", ""), text("DATABASE_USER", ""), text("DATABASE_PASSWORD", "")),
            address("MANAGEMENT_ADDRESS", options.port(0, MANAGEMENT_PORT)),
            address("FUNCTIONS_ADDRESS", options.port(1, FUNCTIONS_PORT)),
            choice("ISOLATION", Isolation.class, Isolation.AUTO),
            given("DOCKER_HOST"),
            given("CONTAINER_RANGE"),
            paths("WORKERS_DIR"),
            Path.of(text("INSTALLATION_KEY_FILE", data.resolve("installation.key").toString()))
                .toAbsolutePath(),
            text("HOST_SUFFIX", "").toLowerCase(Locale.ROOT),
            list("TRUSTED_PROXIES"),
            choice("TLS", Tls.class, Tls.AUTO));
    if (!mistakes.isEmpty()) {
      throw new Mistakes(mistakes);
    }
    return configuration;
  }

  private Path dataFolder(AgentOptions options, Map<String, String> environment) {
    String given =
        options.data().map(Path::toString).orElse(environment.getOrDefault(PREFIX + "DATA", ""));
    Path data =
        (given.isEmpty() ? Path.of("millrace-data") : Path.of(given)).toAbsolutePath().normalize();
    int length = data.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (length > LONGEST_DATA_PATH) {
      mistakes.add(
          "The data folder "
              + data
              + " has a path of "
              + length
              + " bytes; at most "
              + LONGEST_DATA_PATH
              + " work, since sockets lie below it. Set DATA to a shorter path.");
    }
    return data;
  }

  private void readFile(Path file, boolean required) {
    if (!Files.exists(file)) {
      if (required) {
        mistakes.add(
            "The configuration file " + file + " does not exist. Give another one with --config.");
      }
      return;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      mistakes.add(
          "The configuration file " + file + " cannot be read: " + unreadable.getMessage() + ".");
      return;
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (!KEYS.contains(key) || key.equals("DATA")) {
        mistakes.add(
            file
                + " has the unknown key "
                + key
                + ". Known are "
                + String.join(", ", new TreeSet<>(KEYS))
                + ".");
      } else {
        values.put(key, properties.getProperty(key).strip());
      }
    }
  }

  private String text(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  private Optional<String> given(String key) {
    return Optional.ofNullable(values.get(key)).filter(text -> !text.isBlank());
  }

  private String name() {
    String name = text("NAME", hostName()).toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      mistakes.add(
          "NAME is '" + name + "'. An agent's name has up to 63 letters, digits, dots or hyphens.");
    }
    return name;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "agent";
    }
  }

  private String installation() {
    String name = text("INSTALLATION", "millrace");
    if (!INSTALLATION.matcher(name).matches()) {
      mistakes.add(
          "INSTALLATION is '"
              + name
              + "'. Names have 2 to 60 lower-case letters, digits or single hyphens.");
    }
    return name;
  }

  private Map<String, String> pairs(String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : list(key)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        mistakes.add(key + " has '" + pair + "'. Write labels as NAME=VALUE, separated by commas.");
      } else {
        pairs.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
    return pairs;
  }

  private List<String> list(String key) {
    return Arrays.stream(text(key, "").split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private List<Path> paths(String key) {
    List<Path> folders = new ArrayList<>();
    for (String folder : text(key, "").split(java.io.File.pathSeparator)) {
      if (folder.isBlank()) {
        continue;
      }
      Path path = Path.of(folder.strip()).toAbsolutePath();
      if (!Files.isDirectory(path)) {
        mistakes.add(key + " names " + path + ", which is not a folder.");
      }
      folders.add(path);
    }
    return folders;
  }

  private InetSocketAddress address(String key, int port) {
    String text = text(key, "");
    if (text.isEmpty()) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
    int colon = text.lastIndexOf(':');
    boolean hasPort =
        colon >= 0
            && text.indexOf(']', colon) < 0
            && (text.indexOf(':') == colon || text.startsWith("["));
    String host = hasPort ? text.substring(0, colon) : text;
    try {
      int number = hasPort ? Integer.parseInt(text.substring(colon + 1)) : port;
      return new InetSocketAddress(
          InetAddress.getByName(host.isEmpty() || host.equals("*") ? "0.0.0.0" : host), number);
    } catch (UnknownHostException unknown) {
      mistakes.add(
          key + " is '" + text + "': the host " + host + " is not known. Write ADDRESS:PORT.");
    } catch (IllegalArgumentException notANumber) {
      mistakes.add(key + " is '" + text + "'. Write ADDRESS:PORT with a port from 0 to 65535.");
    }
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    String text = text(key, "");
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    if (!text.isEmpty()) {
      mistakes.add(
          key
              + " is '"
              + text
              + "'. It can be "
              + String.join(
                  ", ",
                  Arrays.stream(type.getEnumConstants())
                      .map(c -> c.name().toLowerCase(Locale.ROOT))
                      .toList())
              + ".");
    }
    return otherwise;
  }
}
