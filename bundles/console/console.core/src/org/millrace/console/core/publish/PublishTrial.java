package org.millrace.console.core.publish;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;
import org.millrace.management.AgentTrust;
import org.millrace.management.Fingerprint;
import org.millrace.management.UntrustedCertificateException;
import org.millrace.publish.PublishProfile;

/**
 * Goes the way of a publishing client up to the package, at each listener of the endpoint: it
 * answers, knows the app, and the installation accepts the app's credential. Changes nothing.
 */
public final class PublishTrial implements Operation {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SHOWN = 300;
  private static final MediaType JSON = MediaType.get("application/json");

  private final AgentCall<PublishProfile> query;
  private final Optional<URI> secure;
  private final Optional<Fingerprint> authority;
  private volatile Call running;

  /**
   * @param query for a profile that points to the listener in clear
   * @param secure the root of the listener with TLS, if there is one
   * @param authority of the app's installation, which clients of that listener have to trust
   */
  public PublishTrial(
      AgentCall<PublishProfile> query, Optional<URI> secure, Optional<Fingerprint> authority) {
    this.query = query;
    this.secure = secure;
    this.authority = authority;
  }

  @Override
  public String title() {
    return Messages.PublishTrial_title;
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.ENDPOINT;
  }

  @Override
  public String installation() {
    return query.installation();
  }

  @Override
  public IStatus check() {
    return query.check();
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    query.run(progress);
    PublishProfile plain = query.answer();
    List<String> troubles = new ArrayList<>();
    try {
      trouble(plain, new OkHttpClient.Builder()).ifPresent(troubles::add);
      if (secure.isPresent()) {
        trouble(at(plain, secure.get()), AgentTrust.of(new OkHttpClient.Builder(), authority))
            .ifPresent(troubles::add);
      }
    } catch (IOException failure) {
      throw new OperationCanceledException();
    }
    if (!troubles.isEmpty()) {
      throw new CoreException(Status.error(String.join(" ", troubles)));
    }
  }

  private static PublishProfile at(PublishProfile profile, URI listener) {
    return new PublishProfile(
        listener, profile.installation(), profile.app(), profile.credential(), profile.appUrl());
  }

  /** What is wrong at the listener of the profile. */
  private Optional<String> trouble(PublishProfile profile, OkHttpClient.Builder client)
      throws IOException {
    OkHttpClient http = client.callTimeout(PATIENCE).build();
    running = http.newCall(request(profile));
    try (Response answer = running.execute()) {
      return answer.isSuccessful()
          ? Optional.empty()
          : Optional.of(
              NLS.bind(
                  Messages.PublishTrial_refused,
                  profile.publishUrl(),
                  answer.peekBody(SHOWN).string()));
    } catch (IOException failure) {
      if (running.isCanceled()) {
        throw failure;
      }
      return Optional.of(sentence(profile, failure));
    } finally {
      http.connectionPool().evictAll();
    }
  }

  /** What build servers ask before they send: who may publish is checked, nothing else happens. */
  private static Request request(PublishProfile profile) {
    return new Request.Builder()
        .url(profile.publishUrl() + "api/zipdeploy/validate")
        .post(RequestBody.create("{}", JSON))
        .header(
            "Authorization",
            Credentials.basic(profile.credential().user(), profile.credential().password()))
        .header("User-Agent", "millrace-console")
        .build();
  }

  private static String sentence(PublishProfile profile, IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UntrustedCertificateException) {
        return NLS.bind(Messages.PublishTrial_otherAuthority, profile.publishUrl());
      }
    }
    // The server resets the connection or sends an alert; either way it has nothing to show.
    if (isSecure(profile) && !(failure instanceof ConnectException)) {
      return NLS.bind(Messages.PublishTrial_noCertificate, profile.publishUrl());
    }
    return NLS.bind(Messages.PublishTrial_noAnswer, profile.publishUrl(), failure.getMessage());
  }

  private static boolean isSecure(PublishProfile profile) {
    return profile.endpoint().getScheme().equals("https");
  }

  @Override
  public void cancel() {
    query.cancel();
    Call call = running;
    if (call != null) {
      call.cancel();
    }
  }
}
