package org.millrace.cluster;

import java.util.OptionalInt;

/**
 * How a package is to be deployed.
 *
 * @param create make the app when there is none of that name
 * @param allowMissing deploy although a function that is loaded now will be gone
 * @param baseRevision the revision the package was made from; another active one refuses the order
 * @param author the person, as far as known
 * @param client the program that sent the package
 */
public record DeployOrder(
    boolean create,
    boolean allowMissing,
    OptionalInt baseRevision,
    String author,
    String client,
    String message) {}
