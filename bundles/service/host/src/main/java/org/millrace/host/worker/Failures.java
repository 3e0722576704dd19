package org.millrace.host.worker;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What stages fail with, without the wrapping they put around it. */
public final class Failures {
  private Failures() {}

  public static Throwable cause(Throwable failure) {
    boolean wrapped =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapped && failure.getCause() != null ? cause(failure.getCause()) : failure;
  }
}
