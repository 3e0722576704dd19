package org.millrace.management;

/**
 * The agents that share one database.
 *
 * @param acceptsPublishes whether publishing clients may deploy with an app's publish credential;
 *     people and programs with a token always may
 * @param agent the agent that answered
 * @param version of that agent
 * @param caFingerprint SHA-256 of the installation's own CA certificate, lower-case hex; empty
 *     while there is none
 */
public record Installation(
    String name,
    Kind kind,
    boolean acceptsPublishes,
    String agent,
    String version,
    String caFingerprint) {

  /** What the installation is for; production is asked about and marked everywhere. */
  public enum Kind {
    DEVELOPMENT,
    TEST,
    PRODUCTION
  }
}
