package org.millrace.command;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.millrace.management.ManagementClient;
import org.millrace.management.PublishAddress;
import org.millrace.management.PublishCredential;
import org.millrace.model.AppName;
import org.millrace.publish.PublishProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "profile",
    description = {
      "Prints an app's publish profile, for Visual Studio, dotnet and GitHub Actions.",
      "The password is in it."
    })
final class ProfileCommand implements Callable<Integer> {
  private static final String USUAL_ENDPOINT = "http://127.0.0.1:7072/";

  @Mixin private AgentCall call;

  @Parameters(paramLabel = "APP", description = "The app.")
  private AppName app;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "${COMPLETION-CANDIDATES}.")
  private Format format;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = {
        "The publish endpoint; else one that runs, of this machine first,",
        "with TLS for publishsettings and without for pubxml, if there is one,",
        "else " + USUAL_ENDPOINT + "."
      })
  private URI endpoint;

  @Option(
      names = "--reset",
      description = "Makes a new password first: profiles made before open nothing any more.")
  private boolean reset;

  @Option(names = "--out", paramLabel = "F", description = "The file to write; else it is printed.")
  private String out = "";

  /** What reads it; lower-case, as it stands in command lines. */
  enum Format {
    publishsettings(true),
    pubxml(false);

    /** Whether it names an endpoint with TLS if there is one: those who import it demand that. */
    private final boolean secure;

    Format(boolean secure) {
      this.secure = secure;
    }
  }

  @Override
  public Integer call() throws IOException {
    ManagementClient client = call.client();
    String text = text(profile(client));
    if (out.isEmpty()) {
      call.answer(Map.of("app", app, "format", format, "profile", text), to -> to.print(text));
      return 0;
    }
    Path file = call.surroundings().path(out);
    write(file, text);
    call.done(
        Map.of("app", app, "format", format, "file", file.toString()), "Saved as " + file + ".");
    return 0;
  }

  private PublishProfile profile(ManagementClient client) throws IOException {
    String url = client.app(app).url();
    String installation = client.snapshot().installation().name();
    PublishCredential credential =
        reset ? client.resetPublishCredential(app) : client.publishCredential(app);
    try {
      return new PublishProfile(endpoint(client), installation, app, credential, url);
    } catch (IllegalArgumentException noEndpoint) {
      throw call.wrong(noEndpoint.getMessage());
    }
  }

  private URI endpoint(ManagementClient client) throws IOException {
    if (endpoint != null) {
      return endpoint;
    }
    String here = call.surroundings().machine();
    Predicate<PublishAddress> ofThisMachine = address -> address.machine().equals(here);
    return client.publishAddresses().stream()
        .filter(ofThisMachine.or(address -> !isOfOneMachine(URI.create(address.url()))))
        .min(
            Comparator.comparing((PublishAddress address) -> isSecure(address) != format.secure)
                .thenComparing(address -> !ofThisMachine.test(address)))
        .map(address -> URI.create(address.url() + "/"))
        .orElseGet(() -> URI.create(USUAL_ENDPOINT));
  }

  private static boolean isSecure(PublishAddress address) {
    return address.url().startsWith("https:");
  }

  private static boolean isOfOneMachine(URI url) {
    return url.getHost().equals("localhost")
        || url.getHost().startsWith("127.")
        || url.getHost().equals("[::1]");
  }

  private String text(PublishProfile profile) {
    return switch (format) {
      case publishsettings -> profile.publishSettings(true);
      case pubxml -> profile.pubxml(true);
    };
  }

  /** For the owner's eyes: there is a password in it. */
  private static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE);
  }
}
