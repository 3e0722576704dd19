package org.millrace.publish;

import java.time.Instant;
import java.util.Optional;
import org.millrace.model.AppName;

/**
 * A request as its head tells, before anything is checked.
 *
 * @param number counts the endpoint's requests
 * @param client the program, as its User-Agent tells: {@code curl}, {@code GitHub Actions}…
 * @param user whom the client signs in as; empty with a token or no credentials
 * @param address the machine it comes from
 * @param app the app it names; another than it means when its hints disagree
 * @param upload whether it brings a package
 */
public record PublishAttempt(
    long number,
    Instant time,
    String method,
    String path,
    String client,
    String user,
    String address,
    Optional<AppName> app,
    boolean upload) {}
