package org.millrace.console.core;

import java.io.IOException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.CallScope;
import org.millrace.management.ManagementClient;

/**
 * A question or an order to an installation as an operation: refused while it is offline, a failure
 * in the agent's words, ended at the agent when it is cancelled.
 *
 * @param <T> what the agent answers
 */
public final class AgentCall<T> extends InstallationOperation {
  /**
   * What is said to the agent; blocks.
   *
   * @param <T> what the agent answers
   */
  public interface Saying<T> {
    /**
     * Says it.
     *
     * @throws CoreException with a sentence that says more than what the agent or the net tell
     */
    T say(ManagementClient agent) throws IOException, CoreException;
  }

  private final JobFamilies family;
  private final String title;
  private final ManagementClient client;
  private final CallScope calls = new CallScope();
  private final Saying<T> saying;
  private volatile T answer;

  private AgentCall(
      InstallationMonitor installation,
      JobFamilies family,
      String title,
      ManagementClient client,
      Saying<T> saying) {
    super(installation);
    this.family = family;
    this.title = title;
    this.client = client.within(calls);
    this.saying = saying;
  }

  /** Changes nothing and is answered within seconds. */
  public static <T> AgentCall<T> question(
      InstallationMonitor installation, String title, Saying<T> saying) {
    return new AgentCall<>(
        installation, JobFamilies.QUERY, title, installation.access().client(), saying);
  }

  /** May be answered only when a new revision is live, or a function has ended. */
  public static <T> AgentCall<T> order(
      InstallationMonitor installation, JobFamilies family, String title, Saying<T> saying) {
    return new AgentCall<>(
        installation, family, title, installation.access().patientClient(), saying);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public JobFamilies family() {
    return family;
  }

  /** What the agent answered, after {@link #run} came back without a failure. */
  public T answer() {
    return answer;
  }

  @Override
  protected void speak(SubMonitor progress) throws IOException, CoreException {
    answer = saying.say(client);
  }

  @Override
  protected void interrupt() {
    calls.cancel();
  }
}
