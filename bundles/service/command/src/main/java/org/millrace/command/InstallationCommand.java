package org.millrace.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.millrace.management.Installation;
import org.millrace.management.InstallationChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "installation",
    description = "What the installation is for, and whether it takes publishes.")
final class InstallationCommand {
  private static final Table<Installation> TABLE =
      new Table<Installation>()
          .column("NAME", Installation::name)
          .column("KIND", installation -> Words.of(installation.kind()))
          .column("PUBLISHES", installation -> Switch.of(installation.acceptsPublishes()))
          .column("AGENT", Installation::agent)
          .column("VERSION", Installation::version);

  private enum Switch {
    ON,
    OFF;

    static String of(boolean isOn) {
      return Words.of(isOn ? ON : OFF);
    }
  }

  @Command(description = "Shows the installation and the agent that answers for it.")
  int show(@Mixin AgentCall call) throws IOException {
    Installation installation = call.client().installation();
    call.answer(installation, out -> TABLE.print(List.of(installation), out));
    return 0;
  }

  @Command(
      description = {
        "Changes what the installation is for.",
        "What becomes production is marked and asked about in every console, and takes no publishes",
        "until they are switched on."
      })
  int set(
      @Mixin AgentCall call,
      @Option(names = "--kind", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}.")
          Installation.Kind kind,
      @Option(
              names = "--publishes",
              paramLabel = "SWITCH",
              description = {
                "Whether Visual Studio and other publishing clients may deploy: ${COMPLETION-CANDIDATES}.",
                "Only production can refuse them."
              })
          Switch publishes)
      throws IOException {
    if (kind == null && publishes == null) {
      throw call.wrong("Say what to change: --kind, --publishes or both.");
    }
    InstallationChange change =
        new InstallationChange(
            Optional.ofNullable(kind),
            Optional.ofNullable(publishes).map(chosen -> chosen == Switch.ON));
    Installation now = call.client().changeInstallation(change);
    call.done(
        now,
        now.name()
            + " is for "
            + Words.of(now.kind())
            + "; publishes are "
            + Switch.of(now.acceptsPublishes())
            + ".");
    return 0;
  }
}
