package org.millrace.console.core.publish;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
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
import org.millrace.publish.PublishProfile;

/**
 * Goes the way of a publishing client up to the package: the endpoint answers, knows the app, and
 * the installation accepts the app's credential. Changes nothing.
 */
public final class PublishTrial implements Operation {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SHOWN = 300;

  private final AgentCall<PublishProfile> query;
  private final OkHttpClient http = new OkHttpClient.Builder().callTimeout(PATIENCE).build();
  private volatile Call running;

  public PublishTrial(AgentCall<PublishProfile> query) {
    this.query = query;
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

  /** Where it was tried, after {@link #run}. */
  public PublishProfile profile() {
    return query.answer();
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    query.run(progress);
    PublishProfile profile = query.answer();
    try {
      ask(profile);
    } catch (IOException failure) {
      if (progress.isCanceled()) {
        throw new OperationCanceledException();
      }
      throw failed(
          NLS.bind(Messages.PublishTrial_noAnswer, profile.publishUrl(), failure.getMessage()));
    }
  }

  private void ask(PublishProfile profile) throws IOException, CoreException {
    Request request =
        new Request.Builder()
            .url(profile.publishUrl() + "api/isdeploying")
            .header(
                "Authorization",
                Credentials.basic(profile.credential().user(), profile.credential().password()))
            .header("User-Agent", "millrace-console")
            .build();
    Call call = http.newCall(request);
    running = call;
    try (Response answer = call.execute()) {
      if (!answer.isSuccessful()) {
        String said = answer.peekBody(SHOWN).string();
        throw failed(NLS.bind(Messages.PublishTrial_refused, profile.publishUrl(), said));
      }
    } finally {
      http.connectionPool().evictAll();
    }
  }

  private static CoreException failed(String sentence) {
    return new CoreException(Status.error(sentence));
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
