package org.millrace.model;

import java.util.List;

/**
 * What a package that passed {@link PackageCheck} holds.
 *
 * @param name what the person calls it, such as {@code orders.zip}
 * @param runtime the word of FUNCTIONS_WORKER_RUNTIME its content points to, such as {@code node};
 *     empty when nothing tells
 * @param functions those that can be named without starting it, for a preview
 * @param warnings sentences for the deployment's log
 */
public record PackageContents(
    String name,
    int entries,
    long packedBytes,
    long unpackedBytes,
    String runtime,
    List<String> functions,
    List<String> warnings) {

  public PackageContents {
    functions = List.copyOf(functions);
    warnings = List.copyOf(warnings);
  }
}
