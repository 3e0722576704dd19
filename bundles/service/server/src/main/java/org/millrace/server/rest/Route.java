package org.millrace.server.rest;

/**
 * One thing that can be asked for.
 *
 * @param template the path; {@code {name}} stands for one percent-encoded segment
 */
public record Route(String method, String template, Access access, Handler handler) {

  /** Answers on a virtual thread of its own; may block. */
  @FunctionalInterface
  public interface Handler {
    Reply handle(Call call) throws Exception;
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
