package org.millrace.management;

import java.util.OptionalInt;

/**
 * How a package is to be deployed; travels as query parameters beside the zip.
 *
 * @param create make the app when there is none of that name
 * @param allowMissing deploy although a function that is loaded now will be gone, or two take one
 *     route
 * @param baseRevision the revision the package was made from: refused with 409 when another is
 *     active by now
 */
public record DeployRequest(
    boolean create,
    boolean allowMissing,
    OptionalInt baseRevision,
    String author,
    String client,
    String message) {

  public static DeployRequest by(String author, String client) {
    return new DeployRequest(false, false, OptionalInt.empty(), author, client, "");
  }

  public DeployRequest creating() {
    return new DeployRequest(true, allowMissing, baseRevision, author, client, message);
  }

  public DeployRequest allowingMissing() {
    return new DeployRequest(create, true, baseRevision, author, client, message);
  }

  public DeployRequest basedOn(int revision) {
    return new DeployRequest(
        create, allowMissing, OptionalInt.of(revision), author, client, message);
  }
}
