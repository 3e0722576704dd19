package org.millrace.host;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.millrace.host.http.HttpAnswers;
import org.millrace.host.worker.WorkerRuntime;
import org.millrace.model.ConfigurationException;
import org.millrace.model.HostConfiguration;

/** Reads what an app says of itself and makes a running host of it; blocks while it reads. */
final class HostStart {
  private final ScriptHostFactory parts;
  private final ScriptHostSpec spec;
  private final HostReports reports;
  private final HostLife life;
  private Optional<String> offlinePage = Optional.empty();
  private HttpAnswers answers = new HttpAnswers(Map.of());
  private RunningHost host;

  HostStart(ScriptHostFactory parts, ScriptHostSpec spec, HostReports reports, HostLife life) {
    this.parts = parts;
    this.spec = spec;
    this.reports = reports;
    this.life = life;
  }

  void begin() throws ScriptHostException {
    AppFiles files = new AppFiles(spec.appDirectory(), spec.settings());
    try {
      offlinePage = files.offlinePage();
      if (offlinePage.isPresent()) {
        return;
      }
      HostConfiguration configuration = files.configuration();
      HttpSettings http = HttpSettings.of(configuration.http(), spec.settings());
      answers = http.answers();
      host =
          new RunningHost(
              parts, spec, configuration, http, runtime(files.language()), reports, life);
    } catch (ConfigurationException broken) {
      throw new ScriptHostException(spec.app() + " cannot start: " + broken.getMessage(), broken);
    } catch (IOException | RuntimeException failed) {
      throw new ScriptHostException(
          spec.app() + " cannot start, its files cannot be read: " + failed.getMessage(), failed);
    }
  }

  private WorkerRuntime runtime(String language) throws ScriptHostException {
    if (language.isEmpty()) {
      throw new ScriptHostException(
          "Nothing in "
              + spec.app()
              + " tells its language. Set FUNCTIONS_WORKER_RUNTIME, for example to node.");
    }
    Optional<WorkerRuntime> runtime =
        parts.runtimes.find(language, spec.appDirectory(), spec.settings());
    if (language.equals("dotnet")) {
      throw new ScriptHostException(
          spec.app() + " is C# in-process; needs the isolated worker model.");
    }
    return runtime.orElseThrow(() ->
        new ScriptHostException(
            spec.app() + " is " + language + "; this agent has no language worker for it yet."));
  }

  Optional<String> offlinePage() {
    return offlinePage;
  }

  HttpAnswers answers() {
    return answers;
  }

  RunningHost host() {
    return host;
  }
}
