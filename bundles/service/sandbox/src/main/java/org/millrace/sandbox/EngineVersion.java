package org.millrace.sandbox;

import com.github.dockerjava.core.RemoteApiVersion;
import java.io.IOException;

/**
 * Which versions of its API an engine speaks. Without one named in each call an engine takes its
 * newest, so that the meaning would change when somebody updates it.
 */
record EngineVersion(int least, int most) {
  /** Docker 20.10, the last for Windows Server 2016. */
  private static final int NEEDED = 41;

  private static final int TRIED = 44;

  /**
   * @param most such as 1.41
   * @param least null from old engines
   */
  static EngineVersion of(String most, String least) {
    return new EngineVersion(least == null ? 24 : minor(least), minor(most));
  }

  private static int minor(String version) {
    if (!version.matches("1\\.\\d{1,4}")) {
      throw new IllegalArgumentException("its API has the version '" + version + "'");
    }
    return Integer.parseInt(version.substring(2));
  }

  RemoteApiVersion agreed(String address) throws IOException {
    if (most < NEEDED) {
      throw new IOException(
          "The container engine at "
              + address
              + " is too old: it speaks API 1."
              + most
              + ", and 1."
              + NEEDED
              + " is needed (Docker 20.10 or newer).");
    }
    return RemoteApiVersion.create(1, Math.max(least, Math.min(most, TRIED)));
  }
}
