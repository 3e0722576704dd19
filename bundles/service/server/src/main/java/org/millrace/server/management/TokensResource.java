package org.millrace.server.management;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.millrace.management.ConnectionLine;
import org.millrace.management.Fingerprint;
import org.millrace.management.ManagementPaths;
import org.millrace.management.Token;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.store.Store;
import org.millrace.store.TokenRow;
import org.millrace.store.UnitOfWork;

/** API tokens, and the lines that connect a console with a fresh one. */
final class TokensResource {
  private static final int LONGEST_NAME = 100;
  private static final int BODY = 16 * 1024;

  private final Store store;
  private final ManagementSettings settings;
  private final Supplier<InetSocketAddress> address;

  /**
   * @param address where the management API listens
   */
  TokensResource(Store store, ManagementSettings settings, Supplier<InetSocketAddress> address) {
    this.store = store;
    this.settings = settings;
    this.address = address;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.TOKENS, Access.ADMIN, this::list),
        new Route("POST", ManagementPaths.TOKENS, Access.ADMIN, this::create),
        new Route("DELETE", ManagementPaths.TOKEN, Access.ADMIN, this::revoke),
        new Route("POST", ManagementPaths.CONNECTION, Access.ADMIN, this::connect));
  }

  /** What a token is made from. */
  record Wanted(String name) {}

  /** The answer to a request for a connection line. */
  record PrintedLine(String line) {}

  private Reply list(Call call) {
    return Reply.of(
        store.read(
            unit -> unit.tokens().all().stream().map(row -> of(row, Optional.empty())).toList()));
  }

  private Reply create(Call call) throws Refused, IOException {
    return Reply.created(make(call));
  }

  private Token make(Call call) throws Refused, IOException {
    String name = checked(call.json(Wanted.class, BODY).name());
    return store
        .write(unit -> make(unit, name))
        .orElseThrow(() ->
            new Refused(
                409, "There is a token named '" + name + "'. Revoke it or choose another name."));
  }

  private static Optional<Token> make(UnitOfWork unit, String name) {
    return unit.tokens()
        .create(name, Optional.empty())
        .map(secret -> of(unit.tokens().find(secret).orElseThrow(), Optional.of(secret)));
  }

  private static String checked(String name) throws Refused {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw new Refused(400, "A token's name has 1 to " + LONGEST_NAME + " characters.");
    }
    return name.strip();
  }

  private static Token of(TokenRow row, Optional<String> secret) {
    return new Token(row.name(), row.created(), row.ends(), secret);
  }

  private Reply revoke(Call call) throws Refused {
    String name = call.parameter("token");
    if (!store.write(unit -> unit.tokens().revoke(name))) {
      throw new Refused(404, "There is no token named '" + name + "'.");
    }
    return Reply.done();
  }

  private Reply connect(Call call) throws Refused, IOException {
    HttpUrl here = here();
    String secret = make(call).secret().orElseThrow();
    return Reply.created(new PrintedLine(new ConnectionLine(here, trusted(), secret).text()));
  }

  private Optional<Fingerprint> trusted() {
    return settings
        .tls()
        .map(_ -> store.read(unit -> unit.authorities().newest()).orElseThrow().fingerprint())
        .map(Fingerprint::parse);
  }

  private HttpUrl here() throws UnknownHostException {
    InetSocketAddress listening = address.get();
    InetAddress where = listening.getAddress();
    String host =
        where != null && where.isAnyLocalAddress()
            ? InetAddress.getLocalHost().getHostName()
            : listening.getHostString();
    return new HttpUrl.Builder()
        .scheme(settings.tls().isPresent() ? "https" : "http")
        .host(host)
        .port(listening.getPort())
        .build();
  }
}
