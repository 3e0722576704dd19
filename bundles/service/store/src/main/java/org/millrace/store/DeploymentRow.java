package org.millrace.store;

import java.time.Instant;
import java.util.Optional;
import org.millrace.model.AppName;

/**
 * A package that was made, or meant to be made, the live one.
 *
 * @param id 32 hexadecimal digits
 * @param number counted per app
 * @param statusText why it failed, or warnings
 * @param packageSha empty while the package is still on its way
 * @param revision the revision it made; 0 before
 * @param packageKept whether its package is still in the store
 */
public record DeploymentRow(
    String id,
    AppName app,
    int number,
    DeploymentState state,
    String statusText,
    String author,
    String client,
    String message,
    Instant received,
    Optional<Instant> ended,
    String packageSha,
    long packageBytes,
    int revision,
    boolean packageKept) {}
