package org.millrace.console.core.call;

import java.util.TreeMap;
import org.millrace.console.core.script.ShellWord;
import org.millrace.management.Function;
import org.millrace.management.InvokeRequest;

/**
 * A call of an HTTP function as a line for a POSIX shell. The key is the shell's variable {@code
 * FUNCTION_KEY}, so that none is kept in a history or a script.
 */
public final class CurlLine {
  private CurlLine() {}

  /**
   * @param app the app's root, without a trailing slash
   * @throws IllegalArgumentException with the sentence for the person when the call cannot be made
   */
  public static String of(TestCall call, Function function, String app) {
    InvokeRequest request = call.to(function.name(), true);
    StringBuilder line = new StringBuilder("curl -i");
    if (!request.method().equals("GET")) {
      line.append(request.method().equals("HEAD") ? " -I" : " -X " + request.method());
    }
    line.append(' ').append(ShellWord.of(app + request.path()));
    new TreeMap<>(request.headers()).forEach((name, value) -> header(line, name, value));
    if (TestCall.needsKey(function)) {
      line.append(" -H \"").append(TestCall.KEY_HEADER).append(": $FUNCTION_KEY\"");
    }
    if (!request.body().isEmpty()) {
      line.append(" --data-raw ").append(ShellWord.of(request.body()));
    }
    return line.toString();
  }

  private static void header(StringBuilder line, String name, String value) {
    if (!name.equalsIgnoreCase(TestCall.KEY_HEADER)) {
      line.append(" -H ").append(ShellWord.of(name + ": " + value));
    }
  }
}
