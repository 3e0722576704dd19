package org.millrace.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.millrace.host.port.Check;

/** Looks whether the programs are there that language workers run on, and says where it looked. */
public final class ProgramCheck implements Check {
  private final Supplier<Map<String, String>> programs;
  private final Map<String, String> environment;

  /**
   * @param programs by language; asked each time
   * @param environment of this machine, as workers get it
   */
  public ProgramCheck(Supplier<Map<String, String>> programs, Map<String, String> environment) {
    this.programs = programs;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    programs.get().forEach((language, program) -> findings.add(look(language, program)));
    return findings;
  }

  private Finding look(String language, String program) {
    try {
      Path found = Program.find(program, environment, Path.of(""));
      return new Finding(Severity.OK, language, "Its workers run on " + found + ".", "");
    } catch (IOException absent) {
      return new Finding(
          Severity.PROBLEM,
          language,
          "Its workers run on '"
              + program
              + "', which is not there; PATH is "
              + Program.path(environment)
              + ".",
          Program.ADVICE);
    }
  }
}
