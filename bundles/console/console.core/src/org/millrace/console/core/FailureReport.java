package org.millrace.console.core;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.eclipse.core.runtime.IStatus;

/**
 * How something failed, as a person sends it to those who can help: when, what, where, why, and the
 * stack for those who read one.
 *
 * @param what was being done
 * @param installation the connection it was done for
 */
public record FailureReport(
    Instant time, String version, String what, String installation, IStatus why) {

  /** The report as a text of some lines; operations' failures hold no secrets. */
  public String text() {
    StringWriter text = new StringWriter();
    PrintWriter lines = new PrintWriter(text);
    lines.println(time + "  Millrace " + version);
    lines.println(what + "  (" + installation + ")");
    lines.println(why.getMessage());
    if (why.getException() != null) {
      why.getException().printStackTrace(lines);
    }
    return text.toString();
  }
}
