package org.millrace.host.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millrace.host.port.WorkerChannels.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The language workers this agent has: those of an extra folder, which speak gRPC and win, then our
 * own, which speak frames. An isolated .NET app is its own worker. Folders are read anew for each
 * start, so that a worker put there counts from then on.
 */
public final class WorkerRuntimes {
  private static final Logger log = LoggerFactory.getLogger(WorkerRuntimes.class);
  private static final String ISOLATED = "dotnet-isolated";

  private final List<Path> own;
  private final List<Path> extra;
  private final Map<String, String> machine;

  /**
   * @param own folders that each hold one of our workers
   * @param extra folders that each hold somebody else's worker
   * @param machine the variables of this machine that commands and workers may see: PATH, LANG, TZ,
   *     JAVA_HOME and the like
   */
  public WorkerRuntimes(List<Path> own, List<Path> extra, Map<String, String> machine) {
    this.own = List.copyOf(own);
    this.extra = List.copyOf(extra);
    this.machine = Map.copyOf(machine);
  }

  /** The languages there are workers for; reads the folders. */
  public List<String> languages() {
    TreeSet<String> languages = new TreeSet<>();
    languages.add(ISOLATED);
    for (Path directory : own) {
      read(directory, machine).ifPresent(config -> languages.add(config.language()));
    }
    for (Path directory : extra) {
      read(directory, machine).ifPresent(config -> languages.add(config.language()));
    }
    return List.copyOf(languages);
  }

  /**
   * The worker for an app; reads the folders.
   *
   * @param app its folder
   * @param settings of the app; may add arguments and choose the number of processes
   */
  public Optional<WorkerRuntime> find(String language, Path app, Map<String, String> settings) {
    Map<String, String> variables = new HashMap<>(machine);
    variables.putAll(settings);
    String wanted = language.toLowerCase(Locale.ROOT);
    String arguments = settings.getOrDefault("languageWorkers__" + wanted + "__arguments", "");
    if (wanted.equals(ISOLATED)) {
      return find(wanted, List.of(app), variables)
          .map(config -> config.runtime(Transport.GRPC, arguments));
    }
    return installed(wanted, variables, arguments);
  }

  /** A worker that is the agent's and not an app's. */
  private Optional<WorkerRuntime> installed(
      String language, Map<String, String> variables, String arguments) {
    return find(language, extra, variables)
        .map(config -> config.runtime(Transport.GRPC, arguments))
        .or(() ->
            find(language, own, variables)
                .map(config -> config.runtime(Transport.FRAMES, arguments)));
  }

  /** The program that each language's worker runs on; reads the folders. */
  public Map<String, String> programs() {
    Map<String, String> programs = new TreeMap<>();
    for (String language : languages()) {
      installed(language, machine, "")
          .ifPresent(runtime -> programs.put(language, runtime.command().getFirst()));
    }
    return programs;
  }

  private static Optional<WorkerConfig> find(
      String language, List<Path> directories, Map<String, String> variables) {
    for (Path directory : directories) {
      Optional<WorkerConfig> config = read(directory, variables);
      if (config.isPresent() && config.get().language().equals(language)) {
        return config;
      }
    }
    return Optional.empty();
  }

  private static Optional<WorkerConfig> read(Path directory, Map<String, String> variables) {
    if (!Files.isRegularFile(directory.resolve(WorkerConfig.FILE))) {
      return Optional.empty();
    }
    try {
      return Optional.of(WorkerConfig.read(directory, variables)).filter(c -> !c.isDisabled());
    } catch (IOException broken) {
      log.warn("{}: its worker.config.json cannot be read: {}", directory, broken.getMessage());
      return Optional.empty();
    }
  }

  /** The variables of this machine that commands and workers may see. */
  Map<String, String> machine() {
    return machine;
  }
}
