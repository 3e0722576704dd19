package org.millrace.host;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.millrace.host.port.Sandbox;
import org.millrace.model.AppName;

/**
 * Which revision of which app a script host runs, and where.
 *
 * @param appDirectory the unpacked package; never written to
 * @param home the app's own data, which outlives revisions
 * @param slots where each worker gets a folder of its own
 * @param settings the app's settings in clear, references resolved
 * @param disabledFunctions those the revision switches off; letter case is ignored
 * @param limits of each language worker
 */
public record ScriptHostSpec(
    AppName app,
    int revision,
    Path appDirectory,
    Path home,
    Path slots,
    Map<String, String> settings,
    Set<String> disabledFunctions,
    Sandbox.Limits limits) {

  public ScriptHostSpec {
    settings = Map.copyOf(settings);
    disabledFunctions = Set.copyOf(disabledFunctions);
  }

  /** Settings hold secrets. */
  @Override
  public String toString() {
    return app + " revision " + revision;
  }
}
