package org.millrace.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.host.FunctionStatus;
import org.millrace.host.LoadReport;
import org.millrace.model.BindingMetadata;
import org.millrace.model.FunctionMetadata;

/**
 * What an agent found when it loaded a revision, as it tells the installation in JSON.
 *
 * @param runtime the language worker's own word, such as {@code node}
 * @param conflicts a sentence for each two functions with the same route
 */
public record HostedReport(
    String runtime, String runtimeVersion, List<HostedFunction> functions, List<String> conflicts) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SOURCES =
      List.of("schedule", "queueName", "path", "topicName", "tableName", "eventHubName");

  static final HostedReport NONE = new HostedReport("", "", List.of(), List.of());

  public HostedReport {
    functions = List.copyOf(functions);
    // An agent of an earlier version does not tell them.
    conflicts = conflicts == null ? List.of() : List.copyOf(conflicts);
  }

  /**
   * One function of a revision.
   *
   * @param trigger the trigger's type; empty when its bindings could not be read
   * @param source where it listens, in a person's words
   * @param authLevel empty unless HTTP
   * @param loaded whether it can be invoked
   * @param file relative to the app, with forward slashes, where the worker told
   * @param error why it is not loaded or never fires
   */
  public record HostedFunction(
      String name,
      String trigger,
      String source,
      List<String> methods,
      String authLevel,
      boolean enabled,
      boolean loaded,
      String file,
      String error) {}

  /**
   * @param app where the revision lies unpacked, for its worker as well
   */
  static HostedReport of(LoadReport report, Path app) {
    return new HostedReport(
        report.runtime(),
        report.runtimeVersion(),
        report.functions().stream().map(function -> describe(function, app)).toList(),
        report.conflicts());
  }

  /** Reads what {@link #json} wrote; empty text is no report. */
  public static HostedReport parse(String json) {
    if (json.isEmpty()) {
      return NONE;
    }
    try {
      return JSON.readValue(json, HostedReport.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("An agent reported functions that cannot be read.", damaged);
    }
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The names of what can be called, in lower case. */
  Set<String> loaded() {
    Set<String> names = new TreeSet<>();
    for (HostedFunction function : functions) {
      if (function.loaded()) {
        names.add(function.name().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private static HostedFunction describe(FunctionStatus function, Path app) {
    Optional<FunctionStatus.Http> http = function.http();
    return new HostedFunction(
        function.name(),
        function.metadata().map(metadata -> metadata.trigger().type()).orElse(""),
        http.map(FunctionStatus.Http::route).orElseGet(() -> source(function)),
        http.map(FunctionStatus.Http::methods).orElse(List.of()),
        http.map(route -> route.level().text()).orElse(""),
        function.enabled(),
        function.loaded(),
        function.metadata().map(metadata -> file(metadata, app)).orElse(""),
        function.error());
  }

  /** Workers name the file absolutely, or relative to a folder that they name absolutely. */
  private static String file(FunctionMetadata metadata, Path app) {
    try {
      Path root = app.toAbsolutePath().normalize();
      Path file = root.resolve(metadata.directory()).resolve(metadata.scriptFile()).normalize();
      return file.startsWith(root)
          ? root.relativize(file).toString().replace('\\', '/')
          : metadata.scriptFile();
    } catch (InvalidPathException elsewhere) {
      return metadata.scriptFile();
    }
  }

  private static String source(FunctionStatus function) {
    if (function.metadata().isEmpty()) {
      return "";
    }
    BindingMetadata trigger = function.metadata().get().trigger();
    return SOURCES.stream()
        .flatMap(property -> trigger.text(property).stream())
        .findFirst()
        .orElse("");
  }
}
