package org.millrace.command;

/**
 * What a program that starts Millrace reads to know where everything is.
 *
 * @param token of the management API, for the life of the process
 * @param cli the path of the millrace command
 */
record ReadyLine(
    boolean ready,
    String management,
    String functions,
    String publish,
    String token,
    String cli,
    String version) {

  static ReadyLine of(String management, String functions, String publish, String token) {
    return new ReadyLine(
        true,
        management,
        functions,
        publish,
        token,
        Home.resolve("bin/millrace").toString(),
        Version.text());
  }

  /** The same for a person, who needs no token on this machine. */
  String text() {
    return """
    The sample app answers at %s/functions/hello/api/hello
    Publish to                %s
    Manage it with            %s --agent %s
    Stop with Ctrl+C.\
    """
        .formatted(functions, publish, cli, management);
  }

  @Override
  public String toString() {
    return "ReadyLine[" + management + "]";
  }
}
