package org.millrace.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.millrace.management.Authority;
import org.millrace.publish.TrustCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "ca", description = "The installation's own certificate authority.")
final class CaCommand {

  @Command(
      description = {
        "Prints the certificate to trust, so that clients speak TLS with agents and endpoints.",
        "With --out it is written to a file, and how each system is told to trust it is printed."
      })
  int export(
      @Mixin AgentCall call,
      @Option(
              names = "--out",
              paramLabel = "F.crt",
              description = "The file to write; Debian takes none without the ending .crt.")
          String out)
      throws IOException {
    Authority authority = call.client().authority();
    if (out == null) {
      call.answer(authority, to -> to.print(authority.certificate()));
      return 0;
    }
    Path file = call.surroundings().path(out);
    Files.writeString(file, authority.certificate(), StandardCharsets.US_ASCII);
    call.answer(saved(authority, file), to -> explain(authority, file, to));
    return 0;
  }

  @Command(
      description = {
        "Makes a new authority, which signs from now on.",
        "Everybody has to trust it anew: who speaks to agents, such as consoles and publish endpoints,",
        "by a new line of 'millrace connect'; who publishes by 'ca export'."
      })
  int renew(@Mixin AgentCall call) throws IOException {
    Authority authority = call.client().renewAuthority();
    call.done(
        authority,
        "The new authority has the fingerprint "
            + authority.fingerprint()
            + ". What the old one signed is replaced within the hour.");
    return 0;
  }

  private static Map<String, Object> saved(Authority authority, Path file) {
    Map<String, String> trust = new LinkedHashMap<>();
    for (TrustCommand command : TrustCommand.values()) {
      trust.put(command.name().toLowerCase(Locale.ROOT), command.line(file));
    }
    return Map.of("file", file.toString(), "fingerprint", authority.fingerprint(), "trust", trust);
  }

  private static void explain(Authority authority, Path file, PrintWriter to) {
    to.println("Saved as " + file + ". Its fingerprint is " + authority.fingerprint() + ".");
    to.println("On each machine that publishes, trust it once:");
    for (TrustCommand command : TrustCommand.values()) {
      to.println();
      to.println(command.whom() + ":");
      to.println("  " + command.line(file));
    }
  }
}
