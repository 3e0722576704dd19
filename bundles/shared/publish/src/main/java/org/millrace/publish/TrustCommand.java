package org.millrace.publish;

import java.nio.file.Path;

/**
 * How a machine or a program is told to trust an installation's CA, whose certificate lies in a
 * file: command lines for people, ready to be pasted.
 */
public enum TrustCommand {
  WINDOWS("Windows, for its user") {
    @Override
    public String line(Path file) {
      return "certutil -user -addstore Root \"" + file + "\"";
    }
  },
  DEBIAN("Debian, Ubuntu") {
    @Override
    public String line(Path file) {
      return "sudo cp "
          + quoted(file)
          + " /usr/local/share/ca-certificates/ && sudo update-ca-certificates";
    }
  },
  FEDORA("Fedora, RHEL") {
    @Override
    public String line(Path file) {
      return "sudo cp "
          + quoted(file)
          + " /etc/pki/ca-trust/source/anchors/ && sudo update-ca-trust";
    }
  },
  MACOS("macOS") {
    @Override
    public String line(Path file) {
      return "sudo security add-trusted-cert -d -r trustRoot"
          + " -k /Library/Keychains/System.keychain "
          + quoted(file);
    }
  },
  CURL("curl alone") {
    @Override
    public String line(Path file) {
      return "curl --cacert " + quoted(file);
    }
  },
  DOTNET("dotnet alone, on Linux") {
    @Override
    public String line(Path file) {
      return "export SSL_CERT_FILE=" + quoted(file);
    }
  },
  NODE("Node.js alone, as in GitHub's action") {
    @Override
    public String line(Path file) {
      return "export NODE_EXTRA_CA_CERTS=" + quoted(file);
    }
  };

  private final String whom;

  TrustCommand(String whom) {
    this.whom = whom;
  }

  /** For which system or program it is. */
  public String whom() {
    return whom;
  }

  /**
   * @param file with the ending {@code .crt}, as Debian takes no other
   */
  public abstract String line(Path file);

  private static String quoted(Path file) {
    String text = file.toString();
    return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
