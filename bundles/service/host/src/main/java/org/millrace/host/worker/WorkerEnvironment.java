package org.millrace.host.worker;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The environment of a language worker, made from nothing: a few variables of the machine, what
 * workers need to know, the app's settings. The agent's own environment holds secrets of the
 * installation and never gets in.
 */
final class WorkerEnvironment {
  /** Official workers take them as the sign of the cloud and change their ways. */
  private static final Set<String> CLOUD = Set.of("WEBSITE_INSTANCE_ID", "CONTAINER_NAME");

  private static final List<String> MACHINE =
      List.of("PATH", "LANG", "TZ", "JAVA_HOME", "SYSTEMROOT");
  private static final Set<String> PROXIES = Set.of("http_proxy", "https_proxy", "all_proxy");

  private WorkerEnvironment() {}

  /**
   * @param machine the variables of this machine that may be seen
   * @param doorArguments name the address that must be reached without a proxy
   */
  static Map<String, String> of(
      WorkerRuntime runtime,
      WorkerPlace place,
      Path slot,
      Map<String, String> machine,
      List<String> doorArguments) {
    Map<String, String> environment = new HashMap<>();
    environment.put("LANG", "C.UTF-8");
    MACHINE.stream()
        .filter(machine::containsKey)
        .forEach(name -> environment.put(name, machine.get(name)));
    environment.put("HOME", place.home().toString());
    String temporary = slot.resolve("tmp").toString();
    List.of("TMPDIR", "TEMP", "TMP").forEach(name -> environment.put(name, temporary));
    environment.put("AZURE_FUNCTIONS_ENVIRONMENT", "Production");
    environment.put("WEBSITE_SITE_NAME", place.name().value());
    environment.put("FUNCTIONS_WORKER_RUNTIME", runtime.language());
    environment.putAll(ofLanguage(runtime.language()));
    place.settings().forEach((name, value) -> putSetting(environment, name, value));
    environment.put("AzureWebJobsScriptRoot", place.app().toString());
    environment.put("FUNCTIONS_WORKER_DIRECTORY", runtime.directory().toString());
    environment.put("FUNCTIONS_APPLICATION_DIRECTORY", place.app().toString());
    passProxies(environment, doorArguments);
    return environment;
  }

  private static Map<String, String> ofLanguage(String language) {
    return switch (language) {
      case "python" -> Map.of("PYTHON_THREADPOOL_THREAD_COUNT", "1000");
      case "powershell" -> Map.of("PSWorkerInProcConcurrencyUpperBound", "1000");
      case "dotnet-isolated" ->
          Map.of(
              "DOTNET_NOLOGO", "true",
              "DOTNET_CLI_TELEMETRY_OPTOUT", "true",
              "DOTNET_SKIP_FIRST_TIME_EXPERIENCE", "true",
              // Five lines a call, with the whole URL in them, cost a quarter of the worker's time.
              "Logging__LogLevel__Microsoft.AspNetCore", "Warning");
      default -> Map.of();
    };
  }

  private static void putSetting(Map<String, String> environment, String name, String value) {
    boolean possible = !name.isEmpty() && name.indexOf('=') < 0 && name.indexOf('\0') < 0;
    if (possible && value.indexOf('\0') < 0 && !CLOUD.contains(name.toUpperCase(Locale.ROOT))) {
      environment.put(name, value);
    }
  }

  /** A .NET worker would look for the agent behind the proxy and die. */
  private static void passProxies(Map<String, String> environment, List<String> doorArguments) {
    boolean proxied =
        environment.keySet().stream()
            .anyMatch(name -> PROXIES.contains(name.toLowerCase(Locale.ROOT)));
    if (!proxied) {
      return;
    }
    Set<String> direct = new HashSet<>(Set.of("localhost", "127.0.0.1"));
    doorArguments.stream()
        .filter(text -> text.startsWith("http://"))
        .forEach(uri -> direct.add(URI.create(uri).getHost()));
    String known = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
    String all = String.join(",", direct) + (known.isEmpty() ? "" : "," + known);
    environment.put("no_proxy", all);
    environment.put("NO_PROXY", all);
  }
}
