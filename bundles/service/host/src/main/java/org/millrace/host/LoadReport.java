package org.millrace.host;

import java.util.List;

/**
 * What a script host found when it started.
 *
 * @param runtime the language worker's own word, such as {@code node}
 * @param functions in the order of their names, broken ones included
 * @param warnings sentences for the deployment's log; empty when all is well
 * @param conflicts a sentence for each two functions with the same route
 */
public record LoadReport(
    String runtime,
    String runtimeVersion,
    List<FunctionStatus> functions,
    List<String> warnings,
    List<String> conflicts) {

  public LoadReport {
    functions = List.copyOf(functions);
    warnings = List.copyOf(warnings);
    conflicts = List.copyOf(conflicts);
  }
}
