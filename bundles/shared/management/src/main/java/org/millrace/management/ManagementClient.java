package org.millrace.management;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.millrace.model.AppName;

/**
 * Speaks to an agent's management API. Every method blocks; none is called from a UI thread. A
 * refusal is a {@link ManagementException} with the agent's sentence, no connection an {@link
 * IOException}. Cancelling the thread's call is done by {@link #cancelAll}.
 */
public final class ManagementClient {
  private static final MediaType JSON = MediaType.get("application/json");

  private final HttpUrl address;
  private final String authorization;
  private final OkHttpClient http;
  private final ObjectMapper mapper = ManagementJson.mapper();

  /**
   * @param address scheme, host and port of the agent; a path is ignored
   * @param authorization the whole header value, such as {@code Bearer …}; empty on the control
   *     socket
   * @param http brings time limits, trust and, for the control socket, the socket factory
   */
  public ManagementClient(HttpUrl address, String authorization, OkHttpClient http) {
    this.address = address;
    this.authorization = authorization;
    this.http = http;
  }

  /** The same agent, asked with other credentials. */
  public ManagementClient authorizedBy(String header) {
    return new ManagementClient(address, header, http);
  }

  public HttpUrl address() {
    return address;
  }

  public InstallationSnapshot snapshot() throws IOException {
    return get(url(ManagementPaths.SNAPSHOT), new TypeReference<InstallationSnapshot>() {});
  }

  public List<Finding> doctor() throws IOException {
    return get(url(ManagementPaths.DOCTOR), new TypeReference<List<Finding>>() {});
  }

  public String openApi() throws IOException {
    return text(url(ManagementPaths.OPENAPI));
  }

  /** A line {@code millrace://HOST:PORT/connect?fingerprint=…#TOKEN} with a fresh token. */
  public String connectionLine(String tokenName) throws IOException {
    ConnectionLine answer =
        send(
            "POST",
            url(ManagementPaths.CONNECTION),
            Map.of("name", tokenName),
            new TypeReference<ConnectionLine>() {});
    return answer.line();
  }

  record ConnectionLine(String line) {}

  public List<Token> tokens() throws IOException {
    return get(url(ManagementPaths.TOKENS), new TypeReference<List<Token>>() {});
  }

  public Token createToken(String name) throws IOException {
    return send(
        "POST", url(ManagementPaths.TOKENS), Map.of("name", name), new TypeReference<Token>() {});
  }

  public void revokeToken(String name) throws IOException {
    order("DELETE", url(ManagementPaths.TOKEN, name), null);
  }

  public List<Agent> agents() throws IOException {
    return get(url(ManagementPaths.AGENTS), new TypeReference<List<Agent>>() {});
  }

  public List<App> apps() throws IOException {
    return get(url(ManagementPaths.APPS), new TypeReference<List<App>>() {});
  }

  public App app(AppName app) throws IOException {
    return get(url(ManagementPaths.APP, app.value()), new TypeReference<App>() {});
  }

  public App createApp(AppName app) throws IOException {
    return send(
        "POST",
        url(ManagementPaths.APPS),
        Map.of("name", app.value()),
        new TypeReference<App>() {});
  }

  public void deleteApp(AppName app) throws IOException {
    order("DELETE", url(ManagementPaths.APP, app.value()), null);
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
    return send(
        "POST",
        url(ManagementPaths.APP_ACTION, app.value(), action),
        Map.of(),
        new TypeReference<App>() {});
  }

  public void setFunctionEnabled(AppName app, String function, boolean enabled) throws IOException {
    String action = enabled ? "enable" : "disable";
    order("POST", url(ManagementPaths.FUNCTION_ACTION, app.value(), function, action), Map.of());
  }

  public Settings settings(AppName app) throws IOException {
    return get(url(ManagementPaths.SETTINGS, app.value()), new TypeReference<Settings>() {});
  }

  /** Replaces all settings; 409 when {@code settings.version()} is not the newest any more. */
  public Settings putSettings(AppName app, Settings settings) throws IOException {
    return send(
        "PUT",
        url(ManagementPaths.SETTINGS, app.value()),
        settings,
        new TypeReference<Settings>() {});
  }

  public List<Key> keys(AppName app) throws IOException {
    return get(url(ManagementPaths.KEYS, app.value()), new TypeReference<List<Key>>() {});
  }

  /**
   * Makes or replaces a key.
   *
   * @param value empty to have one made
   */
  public Key putKey(
      AppName app, Key.Scope scope, String function, String name, Optional<String> value)
      throws IOException {
    return send(
        "PUT",
        keyUrl(app, scope, function, name),
        Map.of("value", value.orElse("")),
        new TypeReference<Key>() {});
  }

  public void deleteKey(AppName app, Key.Scope scope, String function, String name)
      throws IOException {
    order("DELETE", keyUrl(app, scope, function, name), null);
  }

  private HttpUrl keyUrl(AppName app, Key.Scope scope, String function, String name) {
    HttpUrl.Builder key =
        url(ManagementPaths.KEY, app.value(), scope.name().toLowerCase(java.util.Locale.ROOT), name)
            .newBuilder();
    if (!function.isEmpty()) {
      key.addQueryParameter("function", function);
    }
    return key.build();
  }

  /** Sends a package and answers as soon as it was taken; the deployment goes on. */
  public Deployment deploy(AppName app, RequestBody zip, DeployRequest how) throws IOException {
    HttpUrl.Builder to = url(ManagementPaths.DEPLOYMENTS, app.value()).newBuilder();
    to.addQueryParameter("create", Boolean.toString(how.create()));
    to.addQueryParameter("allowMissing", Boolean.toString(how.allowMissing()));
    how.baseRevision()
        .ifPresent(base -> to.addQueryParameter("baseRevision", Integer.toString(base)));
    to.addQueryParameter("author", how.author());
    to.addQueryParameter("client", how.client());
    to.addQueryParameter("message", how.message());
    return read(request(to.build()).post(zip).build(), new TypeReference<Deployment>() {});
  }

  public List<Deployment> deployments(AppName app) throws IOException {
    return get(
        url(ManagementPaths.DEPLOYMENTS, app.value()), new TypeReference<List<Deployment>>() {});
  }

  /**
   * @param deployment its id, its number, or {@code latest}
   */
  public Deployment deployment(AppName app, String deployment) throws IOException {
    return get(
        url(ManagementPaths.DEPLOYMENT, app.value(), deployment),
        new TypeReference<Deployment>() {});
  }

  public List<Deployment.LogEntry> deploymentLog(AppName app, String deployment)
      throws IOException {
    return get(
        url(ManagementPaths.DEPLOYMENT_LOG, app.value(), deployment),
        new TypeReference<List<Deployment.LogEntry>>() {});
  }

  /** Makes an earlier deployment's package live again, with today's settings: a new deployment. */
  public Deployment rollBack(AppName app, String deployment, String author, String client)
      throws IOException {
    return send(
        "POST",
        url(ManagementPaths.DEPLOYMENT_ROLLBACK, app.value(), deployment),
        Map.of("author", author, "client", client),
        new TypeReference<Deployment>() {});
  }

  /** The active package as it was deployed; the caller closes the stream. */
  public InputStream downloadPackage(AppName app) throws IOException {
    return stream(url(ManagementPaths.PACKAGE, app.value()));
  }

  public List<FileEntry> files(AppName app) throws IOException {
    return get(url(ManagementPaths.FILES, app.value()), new TypeReference<List<FileEntry>>() {});
  }

  public byte[] file(AppName app, String path) throws IOException {
    try (InputStream in = stream(url(ManagementPaths.FILE, app.value(), path))) {
      return in.readAllBytes();
    }
  }

  public InvokeAnswer invoke(AppName app, InvokeRequest call) throws IOException {
    return send(
        "POST",
        url(ManagementPaths.INVOKE, app.value()),
        call,
        new TypeReference<InvokeAnswer>() {});
  }

  public List<Invocation> invocations(AppName app) throws IOException {
    return get(
        url(ManagementPaths.INVOCATIONS, app.value()), new TypeReference<List<Invocation>>() {});
  }

  public Invocation invocation(AppName app, String id) throws IOException {
    return get(
        url(ManagementPaths.INVOCATION, app.value(), id), new TypeReference<Invocation>() {});
  }

  public PublishCredential publishCredential(AppName app) throws IOException {
    return get(
        url(ManagementPaths.PUBLISH_CREDENTIAL, app.value()),
        new TypeReference<PublishCredential>() {});
  }

  public PublishCredential resetPublishCredential(AppName app) throws IOException {
    return send(
        "POST",
        url(ManagementPaths.PUBLISH_CREDENTIAL, app.value()),
        Map.of(),
        new TypeReference<PublishCredential>() {});
  }

  /** Whether this client's credentials may publish to the app; a refusal says why not. */
  public PublishAccess publishAccess(AppName app) throws IOException {
    return get(
        url(ManagementPaths.PUBLISH_ACCESS, app.value()), new TypeReference<PublishAccess>() {});
  }

  /** What a publishing client sees: the app settings, overlaid by the publish settings. */
  public Map<String, String> publishSettings(AppName app) throws IOException {
    return get(
        url(ManagementPaths.PUBLISH_SETTINGS, app.value()),
        new TypeReference<Map<String, String>>() {});
  }

  /**
   * Sets some publish settings and leaves the others. They are kept beside the app settings for
   * publishing clients alone: no new revision, nothing restarts.
   */
  public void putPublishSettings(AppName app, Map<String, String> values) throws IOException {
    order("PATCH", url(ManagementPaths.PUBLISH_SETTINGS, app.value()), values);
  }

  /** Forgets a publish setting; fine when there is none of that name. An app setting stays. */
  public void deletePublishSetting(AppName app, String setting) throws IOException {
    order("DELETE", url(ManagementPaths.PUBLISH_SETTING, app.value(), setting), null);
  }

  /** The recent log lines of an app, oldest first. */
  public List<LogLine> recentLog(AppName app) throws IOException {
    return get(url(ManagementPaths.LOGS, app.value()), new TypeReference<List<LogLine>>() {});
  }

  /** Changes after {@code seq}, as they happen. Close the stream to stop. */
  public EventStream changes(long seq, EventStream.Listener<Change> listener) {
    Request request =
        request(url(ManagementPaths.EVENTS)).header("Last-Event-ID", Long.toString(seq)).build();
    return EventStream.open(http, request, mapper, Change.class, listener);
  }

  /** The app's log lines as they are written, after the recent ones. Close the stream to stop. */
  public EventStream followLog(AppName app, EventStream.Listener<LogLine> listener) {
    Request request =
        request(url(ManagementPaths.LOGS, app.value()))
            .header("Accept", "text/event-stream")
            .build();
    return EventStream.open(http, request, mapper, LogLine.class, listener);
  }

  /** Ends every call of this client that is under way; each fails with an IOException. */
  public void cancelAll() {
    http.dispatcher().cancelAll();
  }

  private <T> T get(HttpUrl url, TypeReference<T> answer) throws IOException {
    return read(request(url).build(), answer);
  }

  private <T> T send(String method, HttpUrl url, Object body, TypeReference<T> answer)
      throws IOException {
    return read(request(url).method(method, json(body)).build(), answer);
  }

  private void order(String method, HttpUrl url, Object body) throws IOException {
    exchange(request(url).method(method, body == null ? null : json(body)).build());
  }

  private RequestBody json(Object body) throws IOException {
    return RequestBody.create(mapper.writeValueAsBytes(body), JSON);
  }

  private <T> T read(Request request, TypeReference<T> answer) throws IOException {
    byte[] body = exchange(request);
    try {
      return mapper.readValue(body, answer);
    } catch (JsonParseException noJson) {
      throw notAnAgent(200, noJson);
    } catch (JsonProcessingException foreign) {
      ManagementException unreadable =
          new ManagementException(
              200,
              where() + " sent an answer that cannot be read here. It may have another version.");
      unreadable.initCause(foreign);
      throw unreadable;
    }
  }

  private ManagementException notAnAgent(int status, JsonProcessingException cause) {
    ManagementException refusal =
        new ManagementException(
            status, where() + " answers, but it is not a Millrace agent. The usual port is 7070.");
    refusal.initCause(cause);
    return refusal;
  }

  private String where() {
    return address.host() + ":" + address.port();
  }

  private byte[] exchange(Request request) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      byte[] body = response.body().bytes();
      if (!response.isSuccessful()) {
        throw refusal(response.code(), body);
      }
      return body;
    }
  }

  private String text(HttpUrl url) throws IOException {
    try (InputStream in = stream(url)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @SuppressWarnings("resource") // the caller closes the response by closing its stream
  private InputStream stream(HttpUrl url) throws IOException {
    Response response = http.newCall(request(url).build()).execute();
    if (response.isSuccessful()) {
      return response.body().byteStream();
    }
    try (response) {
      throw refusal(response.code(), response.body().bytes());
    }
  }

  private IOException refusal(int status, byte[] body) {
    try {
      return new ManagementException(status, mapper.readValue(body, Problem.class).detail());
    } catch (JsonProcessingException noProblem) {
      return notAnAgent(status, noProblem);
    } catch (IOException unreadable) {
      return unreadable;
    }
  }

  private Request.Builder request(HttpUrl url) {
    Request.Builder request = new Request.Builder().url(url);
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  /**
   * Fills the template's segments in order; each is percent-encoded, a slash in a file's path too.
   */
  private HttpUrl url(String template, String... values) {
    HttpUrl.Builder url = address.newBuilder().encodedPath("/");
    int next = 0;
    for (String segment : template.substring(1).split("/", -1)) {
      url.addPathSegment(segment.startsWith("{") ? values[next++] : segment);
    }
    return url.build();
  }
}
