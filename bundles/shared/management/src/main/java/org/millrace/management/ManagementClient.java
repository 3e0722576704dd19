package org.millrace.management;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.millrace.model.AppName;

/**
 * Speaks to an agent's management API. Every method blocks; none is called from a UI thread. A
 * refusal is a {@link ManagementException} with the agent's sentence, no connection an {@link
 * IOException}. Calls that answer when a new revision is live may take minutes, and an invocation
 * as long as its function; another thread ends them by {@link CallScope#cancel}.
 */
public final class ManagementClient {
  /** A rollout has 150 s, and a queue before it. */
  private static final Duration ROLLOUT = Duration.ofSeconds(200);

  /** The default functionTimeout is 30 minutes. */
  private static final Duration INVOCATION = Duration.ofMinutes(31);

  private final AgentConnection agent;

  /**
   * @param address scheme, host and port of the agent; a path is ignored
   * @param authorization the whole header value, such as {@code Bearer …}; empty on the control
   *     socket
   * @param http brings time limits, trust and, for the control socket, the socket factory
   */
  public ManagementClient(HttpUrl address, String authorization, OkHttpClient http) {
    this(new AgentConnection(address, authorization, http, new CallScope()));
  }

  private ManagementClient(AgentConnection agent) {
    this.agent = agent;
  }

  /** The same agent, asked with other credentials. */
  public ManagementClient authorizedBy(String header) {
    return new ManagementClient(agent.authorizedBy(header));
  }

  /** The same agent; the calls of the new client end when the scope is cancelled. */
  public ManagementClient within(CallScope calls) {
    return new ManagementClient(agent.within(calls));
  }

  public HttpUrl address() {
    return agent.address();
  }

  public InstallationSnapshot snapshot() throws IOException {
    return agent.get(
        agent.url(ManagementPaths.SNAPSHOT), new TypeReference<InstallationSnapshot>() {});
  }

  public List<Finding> doctor() throws IOException {
    return agent.get(agent.url(ManagementPaths.DOCTOR), new TypeReference<List<Finding>>() {});
  }

  public String openApi() throws IOException {
    return agent.text(agent.url(ManagementPaths.OPENAPI));
  }

  /** A line {@code millrace://HOST:PORT/connect?fingerprint=…#TOKEN} with a fresh token. */
  public String connectionLine(String tokenName) throws IOException {
    PrintedLine answer =
        agent.send(
            "POST",
            agent.url(ManagementPaths.CONNECTION),
            Map.of("name", tokenName),
            new TypeReference<PrintedLine>() {});
    return answer.line();
  }

  record PrintedLine(String line) {}

  public List<Token> tokens() throws IOException {
    return agent.get(agent.url(ManagementPaths.TOKENS), new TypeReference<List<Token>>() {});
  }

  public Token createToken(String name) throws IOException {
    return agent.send(
        "POST",
        agent.url(ManagementPaths.TOKENS),
        Map.of("name", name),
        new TypeReference<Token>() {});
  }

  public void revokeToken(String name) throws IOException {
    agent.order("DELETE", agent.url(ManagementPaths.TOKEN, name), null);
  }

  /** The installation's own CA, for those who shall trust its agents and publish endpoints. */
  public Authority authority() throws IOException {
    return agent.get(agent.url(ManagementPaths.AUTHORITY), new TypeReference<Authority>() {});
  }

  /** Makes a new CA, which everybody has to trust anew. */
  public Authority renewAuthority() throws IOException {
    return agent.send(
        "POST", agent.url(ManagementPaths.AUTHORITY), Map.of(), new TypeReference<Authority>() {});
  }

  /** Has the CA sign a server's certificate; 422 for names that it does not sign. */
  public IssuedCertificate issueCertificate(CertificateRequest wanted) throws IOException {
    return agent.send(
        "POST",
        agent.url(ManagementPaths.CERTIFICATES),
        wanted,
        new TypeReference<IssuedCertificate>() {});
  }

  public Installation installation() throws IOException {
    return agent.get(agent.url(ManagementPaths.INSTALLATION), new TypeReference<Installation>() {});
  }

  /** Answers the installation as it is then. */
  public Installation changeInstallation(InstallationChange change) throws IOException {
    return agent.send(
        "PATCH",
        agent.url(ManagementPaths.INSTALLATION),
        change,
        new TypeReference<Installation>() {});
  }

  public List<Agent> agents() throws IOException {
    return agent.get(agent.url(ManagementPaths.AGENTS), new TypeReference<List<Agent>>() {});
  }

  /** Takes no new apps on the agent and moves its own away. */
  public Agent drainAgent(String name) throws IOException {
    return act(name, "drain");
  }

  public Agent undrainAgent(String name) throws IOException {
    return act(name, "undrain");
  }

  private Agent act(String name, String action) throws IOException {
    return agent.send(
        "POST",
        agent.url(ManagementPaths.AGENT_ACTION, name, action),
        Map.of(),
        new TypeReference<Agent>() {});
  }

  /** Forgets an agent that is gone for good; 409 while it still is heard of. */
  public void removeAgent(String name) throws IOException {
    agent.order("DELETE", agent.url(ManagementPaths.AGENT, name), null);
  }

  public List<App> apps() throws IOException {
    return agent.get(agent.url(ManagementPaths.APPS), new TypeReference<List<App>>() {});
  }

  public App app(AppName app) throws IOException {
    return agent.get(agent.url(ManagementPaths.APP, app.value()), new TypeReference<App>() {});
  }

  public App createApp(AppName app) throws IOException {
    return agent.send(
        "POST",
        agent.url(ManagementPaths.APPS),
        Map.of("name", app.value()),
        new TypeReference<App>() {});
  }

  public void deleteApp(AppName app) throws IOException {
    agent.order("DELETE", agent.url(ManagementPaths.APP, app.value()), null);
  }

  public App start(AppName app) throws IOException {
    return act(app, "start");
  }

  public App stop(AppName app) throws IOException {
    return act(app, "stop");
  }

  /** Answers when the new revision is live. */
  public App restart(AppName app) throws IOException {
    return act(app, "restart");
  }

  private App act(AppName app, String action) throws IOException {
    return agent
        .patientFor(ROLLOUT)
        .send(
            "POST",
            agent.url(ManagementPaths.APP_ACTION, app.value(), action),
            Map.of(),
            new TypeReference<App>() {});
  }

  /** Answers when the revision with it is live. */
  public void setFunctionEnabled(AppName app, String function, boolean enabled) throws IOException {
    String action = enabled ? "enable" : "disable";
    agent
        .patientFor(ROLLOUT)
        .order(
            "POST",
            agent.url(ManagementPaths.FUNCTION_ACTION, app.value(), function, action),
            Map.of());
  }

  public Settings settings(AppName app) throws IOException {
    return agent.get(
        agent.url(ManagementPaths.SETTINGS, app.value()), new TypeReference<Settings>() {});
  }

  /**
   * Replaces all settings and answers when the revision with them is live; 409 when {@code
   * settings.version()} is not the newest any more.
   */
  public Settings putSettings(AppName app, Settings settings) throws IOException {
    return agent
        .patientFor(ROLLOUT)
        .send(
            "PUT",
            agent.url(ManagementPaths.SETTINGS, app.value()),
            settings,
            new TypeReference<Settings>() {});
  }

  public List<Key> keys(AppName app) throws IOException {
    return agent.get(
        agent.url(ManagementPaths.KEYS, app.value()), new TypeReference<List<Key>>() {});
  }

  /**
   * Makes or replaces a key.
   *
   * @param value empty to have one made
   */
  public Key putKey(
      AppName app, Key.Scope scope, String function, String name, Optional<String> value)
      throws IOException {
    return agent.send(
        "PUT",
        keyUrl(app, scope, function, name),
        Map.of("value", value.orElse("")),
        new TypeReference<Key>() {});
  }

  public void deleteKey(AppName app, Key.Scope scope, String function, String name)
      throws IOException {
    agent.order("DELETE", keyUrl(app, scope, function, name), null);
  }

  private HttpUrl keyUrl(AppName app, Key.Scope scope, String function, String name) {
    HttpUrl.Builder key =
        agent
            .url(
                ManagementPaths.KEY,
                app.value(),
                scope.name().toLowerCase(java.util.Locale.ROOT),
                name)
            .newBuilder();
    if (!function.isEmpty()) {
      key.addQueryParameter("function", function);
    }
    return key.build();
  }

  /** Sends a package and answers as soon as it was taken; the deployment goes on. */
  public Deployment deploy(AppName app, RequestBody zip, DeployRequest how) throws IOException {
    HttpUrl.Builder to = agent.url(ManagementPaths.DEPLOYMENTS, app.value()).newBuilder();
    to.addQueryParameter("create", Boolean.toString(how.create()));
    to.addQueryParameter("allowMissing", Boolean.toString(how.allowMissing()));
    how.baseRevision()
        .ifPresent(base -> to.addQueryParameter("baseRevision", Integer.toString(base)));
    to.addQueryParameter("author", how.author());
    to.addQueryParameter("client", how.client());
    to.addQueryParameter("message", how.message());
    return agent
        .patientFor(ROLLOUT)
        .read(agent.request(to.build()).post(zip).build(), new TypeReference<Deployment>() {});
  }

  public List<Deployment> deployments(AppName app) throws IOException {
    return agent.get(
        agent.url(ManagementPaths.DEPLOYMENTS, app.value()),
        new TypeReference<List<Deployment>>() {});
  }

  /**
   * @param deployment its id, its number, or {@code latest}
   */
  public Deployment deployment(AppName app, String deployment) throws IOException {
    return agent.get(
        agent.url(ManagementPaths.DEPLOYMENT, app.value(), deployment),
        new TypeReference<Deployment>() {});
  }

  public List<Deployment.LogEntry> deploymentLog(AppName app, String deployment)
      throws IOException {
    return agent.get(
        agent.url(ManagementPaths.DEPLOYMENT_LOG, app.value(), deployment),
        new TypeReference<List<Deployment.LogEntry>>() {});
  }

  /** Makes an earlier deployment's package live again, with today's settings: a new deployment. */
  public Deployment rollBack(AppName app, String deployment, String author, String client)
      throws IOException {
    return agent.send(
        "POST",
        agent.url(ManagementPaths.DEPLOYMENT_ROLLBACK, app.value(), deployment),
        Map.of("author", author, "client", client),
        new TypeReference<Deployment>() {});
  }

  /** Ends a deployment that has not begun to switch; 422 when it is too late. */
  public Deployment cancelDeployment(AppName app, String deployment, String author)
      throws IOException {
    return agent.send(
        "POST",
        agent.url(ManagementPaths.DEPLOYMENT_CANCEL, app.value(), deployment),
        Map.of("author", author),
        new TypeReference<Deployment>() {});
  }

  /** The active package as it was deployed; the caller closes the stream. */
  public InputStream downloadPackage(AppName app) throws IOException {
    return agent.stream(agent.url(ManagementPaths.PACKAGE, app.value()));
  }

  public List<FileEntry> files(AppName app) throws IOException {
    return agent.get(
        agent.url(ManagementPaths.FILES, app.value()), new TypeReference<List<FileEntry>>() {});
  }

  public byte[] file(AppName app, String path) throws IOException {
    try (InputStream in = agent.stream(agent.url(ManagementPaths.FILE, app.value(), path))) {
      return in.readAllBytes();
    }
  }

  /** Calls a function and answers when it has; cancelling the scope cancels the function, too. */
  public InvokeAnswer invoke(AppName app, InvokeRequest call) throws IOException {
    return invoke(agent.patientFor(INVOCATION), app, call);
  }

  /**
   * Calls a function and answers when it has.
   *
   * @throws InterruptedIOException when it has not within the limit; the function is cancelled then
   */
  public InvokeAnswer invoke(AppName app, InvokeRequest call, Duration limit) throws IOException {
    return invoke(agent.limitedTo(limit), app, call);
  }

  private static InvokeAnswer invoke(AgentConnection agent, AppName app, InvokeRequest call)
      throws IOException {
    return agent.send(
        "POST",
        agent.url(ManagementPaths.INVOKE, app.value()),
        call,
        new TypeReference<InvokeAnswer>() {});
  }

  /** The newest records; successful HTTP calls are not all recorded. */
  public List<Invocation> invocations(AppName app) throws IOException {
    return invocations(app, InvocationQuery.newest());
  }

  public List<Invocation> invocations(AppName app, InvocationQuery wanted) throws IOException {
    HttpUrl url =
        agent
            .url(ManagementPaths.INVOCATIONS, app.value())
            .newBuilder()
            .addQueryParameter("function", wanted.function())
            .addQueryParameter("failed", Boolean.toString(wanted.failedOnly()))
            .addQueryParameter("before", wanted.before())
            .addQueryParameter("limit", Integer.toString(wanted.limit()))
            .build();
    return agent.get(url, new TypeReference<List<Invocation>>() {});
  }

  /** One record with its log lines. */
  public Invocation invocation(AppName app, String id) throws IOException {
    return agent.get(
        agent.url(ManagementPaths.INVOCATION, app.value(), id), new TypeReference<Invocation>() {});
  }

  public PublishCredential publishCredential(AppName app) throws IOException {
    return agent.get(
        agent.url(ManagementPaths.PUBLISH_CREDENTIAL, app.value()),
        new TypeReference<PublishCredential>() {});
  }

  public PublishCredential resetPublishCredential(AppName app) throws IOException {
    return agent.send(
        "POST",
        agent.url(ManagementPaths.PUBLISH_CREDENTIAL, app.value()),
        Map.of(),
        new TypeReference<PublishCredential>() {});
  }

  /** The publish endpoints that said lately that they are there. */
  public List<PublishAddress> publishAddresses() throws IOException {
    return agent.get(
        agent.url(ManagementPaths.PUBLISH_ENDPOINTS), new TypeReference<List<PublishAddress>>() {});
  }

  /** Says that a publish endpoint listens there; it holds until the time in the answer. */
  public PublishAddress announcePublishAddress(String url, String machine) throws IOException {
    return agent.send(
        "PUT", publishEndpoint(url, machine), Map.of(), new TypeReference<PublishAddress>() {});
  }

  /** Says that it does not any more; fine when nobody knew of it. */
  public void withdrawPublishAddress(String url, String machine) throws IOException {
    agent.order("DELETE", publishEndpoint(url, machine), null);
  }

  private HttpUrl publishEndpoint(String url, String machine) {
    return agent
        .url(ManagementPaths.PUBLISH_ENDPOINTS)
        .newBuilder()
        .addQueryParameter("url", url)
        .addQueryParameter("machine", machine)
        .build();
  }

  /** Whether this client's credentials may publish to the app; a refusal says why not. */
  public PublishAccess publishAccess(AppName app) throws IOException {
    return agent.get(
        agent.url(ManagementPaths.PUBLISH_ACCESS, app.value()),
        new TypeReference<PublishAccess>() {});
  }

  /** What a publishing client sees: the app settings, overlaid by the publish settings. */
  public Map<String, String> publishSettings(AppName app) throws IOException {
    return agent.get(
        agent.url(ManagementPaths.PUBLISH_SETTINGS, app.value()),
        new TypeReference<Map<String, String>>() {});
  }

  /**
   * Sets some publish settings and leaves the others. They are kept beside the app settings for
   * publishing clients alone: no new revision, nothing restarts.
   */
  public void putPublishSettings(AppName app, Map<String, String> values) throws IOException {
    agent.order("PATCH", agent.url(ManagementPaths.PUBLISH_SETTINGS, app.value()), values);
  }

  /** Forgets a publish setting; fine when there is none of that name. An app setting stays. */
  public void deletePublishSetting(AppName app, String setting) throws IOException {
    agent.order("DELETE", agent.url(ManagementPaths.PUBLISH_SETTING, app.value(), setting), null);
  }

  /** The recent log lines of an app, oldest first. */
  public List<LogLine> recentLog(AppName app) throws IOException {
    return agent.get(
        agent.url(ManagementPaths.LOGS, app.value()), new TypeReference<List<LogLine>>() {});
  }

  /** Changes after {@code seq}, as they happen. Close the stream to stop. */
  public EventStream changes(long seq, EventStream.Listener<Change> listener) {
    Request request =
        agent
            .request(agent.url(ManagementPaths.EVENTS))
            .header("Last-Event-ID", Long.toString(seq))
            .build();
    return EventStream.open(agent.http(), request, Change.class, listener);
  }

  /** The app's log lines as they are written, after the recent ones. Close the stream to stop. */
  public EventStream followLog(AppName app, EventStream.Listener<LogLine> listener) {
    Request request =
        agent
            .request(agent.url(ManagementPaths.LOGS, app.value()))
            .header("Accept", "text/event-stream")
            .build();
    return EventStream.open(agent.http(), request, LogLine.class, listener);
  }

  /**
   * Ends every call and stream of this client's HTTP client that is under way, those of other
   * clients included; each fails with an IOException. For one operation use {@link #within}.
   */
  public void cancelAll() {
    agent.http().dispatcher().cancelAll();
  }
}
