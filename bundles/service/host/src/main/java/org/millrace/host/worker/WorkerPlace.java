package org.millrace.host.worker;

import java.nio.file.Path;
import java.util.Map;
import org.millrace.host.port.Sandbox;
import org.millrace.model.AppName;

/**
 * Where an app's workers run and what they may use.
 *
 * @param app read only
 * @param home the app's own data
 * @param slots where each worker gets a folder of its own
 */
public record WorkerPlace(
    AppName name,
    Path app,
    Path home,
    Path slots,
    Map<String, String> settings,
    Sandbox.Limits limits) {

  /** Settings hold secrets. */
  @Override
  public String toString() {
    return name.toString();
  }
}
