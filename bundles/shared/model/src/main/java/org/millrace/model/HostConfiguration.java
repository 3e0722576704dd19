package org.millrace.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an app's host.json says, with defaults filled in and the app settings' overrides applied.
 *
 * @param functionTimeout how long one invocation may take; empty means without end
 * @param functions the only functions to run; empty means all
 * @param logLevels by category; {@code Default} is the one for all others
 * @param raw the whole object, overrides included: the truth for extensions; never changed
 */
public record HostConfiguration(
    Http http,
    Optional<Duration> functionTimeout,
    List<String> functions,
    Optional<RetryPolicy> retry,
    Map<String, LogLevel> logLevels,
    boolean sendCanceledInvocationsToWorker,
    ObjectNode raw) {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);
  private static final String FILE = "host.json";

  public HostConfiguration {
    functions = List.copyOf(functions);
    logLevels = Map.copyOf(logLevels);
  }

  /**
   * The section {@code extensions.http}.
   *
   * @param routePrefix without slashes around it; may be empty
   * @param customHeaders added to every answer that has no such header yet
   * @param maxOutstandingRequests -1 means no limit, as for the next one
   */
  public record Http(
      String routePrefix,
      Map<String, String> customHeaders,
      int maxOutstandingRequests,
      int maxConcurrentRequests) {}

  /** What an app without a host.json gets. */
  public static HostConfiguration defaults() {
    try {
      return parse("{}", Map.of());
    } catch (ConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads the text of a host.json.
   *
   * @param settings the app settings, of which {@code AzureFunctionsJobHost__…} count
   */
  public static HostConfiguration parse(String json, Map<String, String> settings)
      throws ConfigurationException {
    ObjectNode root = JsonDocument.readObject(json, FILE);
    requireVersion(new JsonSection(FILE, "", root));
    HostOverrides.apply(root, settings);
    JsonSection host = new JsonSection(FILE, "", root);
    return new HostConfiguration(
        http(host.section("extensions").section("http")),
        functionTimeout(host),
        host.texts("functions"),
        retry(host),
        logLevels(host.section("logging").section("logLevel")),
        host.flag("sendCanceledInvocationsToWorker", true),
        root);
  }

  /** An empty object starts the official host, anything else needs the version as a text. */
  private static void requireVersion(JsonSection host) throws ConfigurationException {
    if (host.isEmpty()) {
      return;
    }
    var version = host.value("version");
    if (version.isEmpty()) {
      throw new ConfigurationException("host.json has no version. Add \"version\": \"2.0\" to it.");
    }
    if (!version.get().isTextual() || !version.get().textValue().equals("2.0")) {
      throw new ConfigurationException(
          "host.json has version " + version.get() + ", but only \"2.0\" can be run.");
    }
  }

  private static Http http(JsonSection http) throws ConfigurationException {
    return new Http(
        http.text("routePrefix").orElse("api").replaceAll("^/+|/+$", ""),
        http.section("customHeaders").entries(),
        http.integer("maxOutstandingRequests", -1),
        http.integer("maxConcurrentRequests", -1));
  }

  private static Optional<Duration> functionTimeout(JsonSection host)
      throws ConfigurationException {
    Optional<String> text = host.text("functionTimeout");
    if (text.isEmpty()) {
      return Optional.of(DEFAULT_TIMEOUT);
    }
    if (text.get().equals("-1") || text.get().startsWith("-00:00:00.001")) {
      return Optional.empty();
    }
    Duration timeout = host.duration("functionTimeout").orElseThrow();
    if (timeout.isZero()) {
      throw host.wrong("functionTimeout", "longer than nothing");
    }
    return Optional.of(timeout);
  }

  private static Optional<RetryPolicy> retry(JsonSection host) throws ConfigurationException {
    JsonSection retry = host.section("retry");
    return retry.isEmpty() ? Optional.empty() : Optional.of(retryPolicy(retry));
  }

  /** Of host.json and function.json alike. */
  static RetryPolicy retryPolicy(JsonSection retry) throws ConfigurationException {
    String strategy = retry.text("strategy").orElse("");
    int count = retry.integer("maxRetryCount", Integer.MIN_VALUE);
    if (count < -1) {
      throw retry.wrong("maxRetryCount", "a number of tries, or -1 for tries without end");
    }
    if (strategy.equalsIgnoreCase("fixedDelay")) {
      Duration delay = required(retry, "delayInterval");
      return new RetryPolicy(false, count, delay, delay);
    }
    if (strategy.equalsIgnoreCase("exponentialBackoff")) {
      return new RetryPolicy(
          true, count, required(retry, "minimumInterval"), required(retry, "maximumInterval"));
    }
    throw retry.wrong("strategy", "fixedDelay or exponentialBackoff");
  }

  private static Duration required(JsonSection retry, String name) throws ConfigurationException {
    return retry.duration(name).orElseThrow(() -> retry.wrong(name, "given as hh:mm:ss"));
  }

  private static Map<String, LogLevel> logLevels(JsonSection levels) throws ConfigurationException {
    Map<String, LogLevel> parsed = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : new ArrayList<>(levels.entries().entrySet())) {
      try {
        parsed.put(entry.getKey(), LogLevel.parse(entry.getValue()));
      } catch (IllegalArgumentException unknown) {
        throw levels.wrong(
            entry.getKey(), "Trace, Debug, Information, Warning, Error, Critical or None");
      }
    }
    return parsed;
  }

  /** The least level of that category's lines: the longest prefix named in host.json decides. */
  public LogLevel level(String category) {
    LogLevel level = LogLevel.INFORMATION;
    int matched = -1;
    for (Map.Entry<String, LogLevel> entry : logLevels.entrySet()) {
      String name = entry.getKey().equalsIgnoreCase("Default") ? "" : entry.getKey();
      if (name.length() > matched && isPrefix(name, category)) {
        matched = name.length();
        level = entry.getValue();
      }
    }
    return level;
  }

  private static boolean isPrefix(String name, String category) {
    return category.regionMatches(true, 0, name, 0, name.length());
  }
}
