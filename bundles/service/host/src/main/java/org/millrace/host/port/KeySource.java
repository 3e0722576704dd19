package org.millrace.host.port;

import java.util.Map;
import org.millrace.model.AppName;

/**
 * Where the host finds an app's keys; answers from memory, since it stands on the path of every
 * request.
 */
public interface KeySource {

  AppKeys keys(AppName app);

  /**
   * @param master opens everything
   * @param host function keys that hold for every function, by name
   * @param system by the extension that owns them
   * @param function by function name (lower case), then key name
   */
  record AppKeys(
      String master,
      Map<String, String> host,
      Map<String, String> system,
      Map<String, Map<String, String>> function) {

    @Override
    public String toString() {
      return "AppKeys[****]";
    }
  }
}
