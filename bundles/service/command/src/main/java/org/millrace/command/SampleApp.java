package org.millrace.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.millrace.management.AgentTrust;
import org.millrace.management.App;
import org.millrace.management.DeployRequest;
import org.millrace.management.Deployment;
import org.millrace.management.Fingerprint;
import org.millrace.management.Function;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.model.AppName;
import org.millrace.model.PackageCheck;
import org.millrace.model.PackageRejected;

/** The app that is there when someone tries Millrace. */
final class SampleApp {
  private static final AppName NAME = new AppName("hello");
  private static final int NOT_FOUND = 404;
  private static final int FIRST_FAULT = 500;

  private final ManagementClient client;
  private final Reply reply;

  SampleApp(ManagementClient client, Reply reply) {
    this.client = client;
    this.reply = reply;
  }

  /** Returns when it answers a call; what is live already is not deployed again. */
  void deploy(Path zip) throws IOException, PackageRejected {
    new PackageCheck().check(zip, zip.getFileName().toString());
    if (!isLive(sha256(zip))) {
      DeployRequest request =
          DeployRequest.by(reply.surroundings().user(), "millrace").creating().allowingMissing();
      Deployment taken = client.deploy(NAME, new PackageUpload(zip, reply::tell), request);
      new Rollout(client, reply.surroundings().pause(), reply::tell).awaitLive(taken);
    }
    call(client.app(NAME));
  }

  private boolean isLive(String sha256) throws IOException {
    try {
      return client.app(NAME).state() == App.State.RUNNING
          && client.deployments(NAME).stream()
              .filter(deployment -> deployment.state() == Deployment.State.LIVE)
              .anyMatch(deployment -> deployment.packageSha256().equals(sha256));
    } catch (ManagementException refused) {
      if (refused.status() == NOT_FOUND) {
        return false;
      }
      throw refused;
    }
  }

  private void call(App app) throws IOException {
    String path =
        app.functions().stream()
            .filter(function -> function.trigger().equals("httpTrigger"))
            .map(Function::source)
            .filter(route -> !route.contains("{"))
            .findFirst()
            .orElse("/");
    Request request = new Request.Builder().url(app.url() + path).build();
    try (Response answer = trustingClient().newCall(request).execute()) {
      if (answer.code() >= FIRST_FAULT) {
        throw new CommandFailure(
            "The sample app answers " + answer.code() + " at " + app.url() + path + ".");
      }
    }
  }

  /** Functions may be served with TLS, whose CA is the installation's own. */
  private OkHttpClient trustingClient() throws IOException {
    Optional<Fingerprint> authority =
        Optional.of(client.snapshot().installation().caFingerprint())
            .filter(known -> !known.isEmpty())
            .map(Fingerprint::parse);
    return AgentTrust.of(new OkHttpClient.Builder(), authority).build();
  }

  private static String sha256(Path zip) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(zip), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256.", missing);
    }
  }
}
