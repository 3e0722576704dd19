package org.millrace.console.core.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Makes certificates with the JDK's own keytool. */
final class Certificates {
  private final Path folder;

  Certificates(Path folder) {
    this.folder = folder;
  }

  /** A certificate that may sign others. */
  X509Certificate authority(String name) throws Exception {
    keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-ext", "bc:c", "-keyalg", "EC");
    return export(name);
  }

  /** A certificate that signs itself and nobody else. */
  X509Certificate lonely(String name) throws Exception {
    keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keyalg", "EC");
    return export(name);
  }

  X509Certificate signedBy(String signer, String name) throws Exception {
    keytool(
        "-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keyalg", "EC", "-signer", signer);
    return export(name);
  }

  private X509Certificate export(String alias) throws Exception {
    Path file = folder.resolve(alias + ".crt");
    keytool("-exportcert", "-alias", alias, "-file", file.toString());
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (GeneralSecurityException unreadable) {
      throw new IOException(unreadable);
    }
  }

  private void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", folder.resolve("keys.p12").toString(), "-storepass", "secret"));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes());
    if (keytool.waitFor() != 0) {
      throw new IOException(output);
    }
  }
}
