package org.millrace.publish;

import java.nio.file.Path;

/**
 * How a machine or a program is told to trust an installation's CA, whose certificate lies in a
 * file: command lines for people, ready to be pasted.
 */
public enum TrustCommand {
  WINDOWS("Windows, for its user", "certutil -user -addstore Root %s"),
  DEBIAN(
      "Debian, Ubuntu",
      "sudo cp %s /usr/local/share/ca-certificates/ && sudo update-ca-certificates"),
  FEDORA("Fedora, RHEL", "sudo cp %s /etc/pki/ca-trust/source/anchors/ && sudo update-ca-trust"),
  MACOS(
      "macOS",
      "sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain %s"),
  CURL("curl alone", "curl --cacert %s"),
  DOTNET("dotnet alone, on Linux", "export SSL_CERT_FILE=%s"),
  NODE("Node.js alone, as in GitHub's action", "export NODE_EXTRA_CA_CERTS=%s");

  private final String whom;
  private final String form;

  TrustCommand(String whom, String form) {
    this.whom = whom;
    this.form = form;
  }

  /** For which system or program it is. */
  public String whom() {
    return whom;
  }

  /**
   * @param file with the ending {@code .crt}, as Debian takes no other
   */
  public String line(Path file) {
    return form.formatted(this == WINDOWS ? "\"" + file + "\"" : quoted(file.toString()));
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
