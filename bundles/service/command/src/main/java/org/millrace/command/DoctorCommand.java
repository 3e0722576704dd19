package org.millrace.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.millrace.management.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "doctor", description = "Looks for what is wrong and says what to do about it.")
final class DoctorCommand implements Callable<Integer> {
  private static final Table<Finding> TABLE =
      new Table<Finding>()
          .column("", finding -> Words.of(finding.severity()))
          .column("AGENT", Finding::agent)
          .column("SUBJECT", Finding::subject)
          .column("FINDING", Finding::finding)
          .column("ADVICE", Finding::advice);

  @Mixin private AgentCall call;

  @Override
  public Integer call() throws IOException {
    List<Finding> findings = call.client().doctor();
    call.answer(findings, TABLE);
    long problems =
        findings.stream().filter(finding -> finding.severity().equals("PROBLEM")).count();
    if (problems == 0) {
      return 0;
    }
    call.tell(problems == 1 ? "There is one problem." : "There are " + problems + " problems.");
    return Failures.FAILED;
  }
}
