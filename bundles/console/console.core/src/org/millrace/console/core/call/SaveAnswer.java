package org.millrace.console.core.call;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.console.core.SaveContent;
import org.millrace.console.core.SavedFile;
import org.millrace.management.InvokeAnswer;

/** Saves the body that a function answered as a file: all of it, text or not. */
public final class SaveAnswer {
  private SaveAnswer() {}

  /**
   * @param installation the id of the connection that the function was called through
   */
  public static SaveContent of(String installation, InvokeAnswer answer, SavedFile file) {
    String title = NLS.bind(Messages.SaveAnswer_title, file.path().getFileName());
    return new SaveContent(
        installation,
        title,
        file,
        (to, progress) -> {
          byte[] body = body(answer);
          to.write(body, body.length);
        });
  }

  private static byte[] body(InvokeAnswer answer) {
    return answer.binary()
        ? Base64.getDecoder().decode(answer.body())
        : answer.body().getBytes(StandardCharsets.UTF_8);
  }
}
