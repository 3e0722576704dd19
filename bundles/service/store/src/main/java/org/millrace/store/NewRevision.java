package org.millrace.store;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.model.AppName;

/**
 * A revision to be made.
 *
 * @param deploymentId empty unless a deployment makes it
 */
public record NewRevision(
    AppName app,
    String packageSha,
    int settingsVersion,
    Set<String> disabledFunctions,
    boolean allowMissing,
    RevisionRow.Cause cause,
    String deploymentId,
    String author) {

  public NewRevision {
    disabledFunctions =
        disabledFunctions.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }
}
