package org.millrace.command;

import picocli.CommandLine.Option;

/** Names an agent by address, with what opens it. */
final class AddressOptions {
  @Option(
      names = "--agent",
      paramLabel = "URL",
      description =
          "The address of an agent's management API, or a whole line of 'millrace connect'.")
  private String agent = "";

  @Option(names = "--token", paramLabel = "T", description = "A token of the installation.")
  private String token = "";

  @Option(names = "--token-file", paramLabel = "FILE", description = "A file that holds the token.")
  private String tokenFile = "";

  @Option(
      names = "--trust",
      paramLabel = "FINGERPRINT",
      description = "The SHA-256 of the certificate to trust, as 'millrace connect' prints it.")
  private String trust = "";

  /** These options, with the others' where these are silent. */
  AgentChoice choice(String data, AddressOptions others, String otherData) {
    return new AgentChoice(
        either(data, otherData),
        either(agent, others.agent),
        either(token, others.token),
        either(tokenFile, others.tokenFile),
        either(trust, others.trust));
  }

  private static String either(String first, String second) {
    return first.isEmpty() ? second : first;
  }
}
