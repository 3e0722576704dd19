package org.millrace.host.port;

import java.util.List;

/** Something doctor looks at. Each room offers its own; a check never changes anything. */
public interface Check {

  /** In the order they matter; may block for some seconds. */
  List<Finding> run();

  enum Severity {
    OK,
    WARNING,
    PROBLEM
  }

  /**
   * @param subject what was looked at: database, engine, node, port 7070
   * @param finding what was found
   * @param advice what to do; empty when nothing is
   */
  record Finding(Severity severity, String subject, String finding, String advice) {}
}
