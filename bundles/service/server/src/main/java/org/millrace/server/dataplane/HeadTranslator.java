package org.millrace.server.dataplane;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.millrace.host.port.Body;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpRequest;

/**
 * Makes the request that an app sees out of the one that came: without hop-by-hop headers, without
 * what only we or a trusted proxy may say, with the X-Forwarded headers that are true.
 */
final class HeadTranslator {
  private static final String FORWARDED = "x-forwarded-";
  private static final String PRINCIPAL = "x-ms-client-principal";

  private final TrustedProxies proxies;

  HeadTranslator(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /**
   * @param host of the Host header, already checked
   */
  HttpRequest translate(HttpServerRequest request, AppAddress address, String host, Body body) {
    Origin origin = originOf(request, address, host);
    String query = request.query() == null ? "" : request.query();
    return new HttpRequest(
        request.method().name(),
        address.path(),
        query,
        origin.url(address.path(), query),
        headers(request.headers(), origin),
        body,
        origin.remoteAddress());
  }

  private Origin originOf(HttpServerRequest request, AppAddress address, String host) {
    String peer = request.remoteAddress().hostAddress();
    String scheme = request.isSSL() ? "https" : "http";
    return proxies.contains(peer)
        ? behindProxy(request.headers(), new Origin(scheme, host, address.prefix(), peer, peer))
        : new Origin(scheme, host, address.prefix(), peer, peer);
  }

  private Origin behindProxy(MultiMap headers, Origin near) {
    String chain = String.join(", ", headers.getAll(FORWARDED + "for"));
    return new Origin(
        schemeOr(near.scheme(), first(headers, "proto")),
        hostOr(near.host(), first(headers, "host")),
        prefixOr("", first(headers, "prefix")) + near.prefix(),
        chain.isEmpty() ? near.remoteAddress() : chain + ", " + near.remoteAddress(),
        lastUntrusted(chain, near.remoteAddress()));
  }

  /** A chain grows to the right, so the first address from there that we do not trust is it. */
  private String lastUntrusted(String chain, String peer) {
    String[] hops = chain.split(",");
    for (int hop = hops.length - 1; hop >= 0; hop--) {
      String address = hops[hop].strip();
      if (!address.isEmpty() && !proxies.contains(address)) {
        return address;
      }
    }
    return peer;
  }

  private static String first(MultiMap headers, String name) {
    String value = headers.get(FORWARDED + name);
    if (value == null) {
      return "";
    }
    int comma = value.indexOf(',');
    return (comma < 0 ? value : value.substring(0, comma)).strip();
  }

  private static String schemeOr(String near, String claimed) {
    String scheme = claimed.toLowerCase(Locale.ROOT);
    return scheme.equals("http") || scheme.equals("https") ? scheme : near;
  }

  private static String hostOr(String near, String claimed) {
    return !claimed.isEmpty() && isHost(claimed) ? claimed : near;
  }

  private static String prefixOr(String near, String claimed) {
    return claimed.startsWith("/") && isPath(claimed) ? trimSlash(claimed) : near;
  }

  private static String trimSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** A host name or address with or without a port: nothing that could mean more in a URL. */
  static boolean isHost(String text) {
    return text.chars().allMatch(c -> isLetterOrDigit(c) || ".-_:[]".indexOf(c) >= 0);
  }

  private static boolean isPath(String text) {
    return text.chars().allMatch(c -> isLetterOrDigit(c) || "/.-_~%".indexOf(c) >= 0);
  }

  private static boolean isLetterOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static List<Header> headers(MultiMap came, Origin origin) {
    List<Header> headers = new ArrayList<>(came.size() + 4);
    List<String> connection = HopByHop.namedBy(came.getAll("connection"));
    for (Map.Entry<String, String> header : came) {
      if (passes(header.getKey(), connection)) {
        headers.add(new Header(header.getKey(), header.getValue()));
      }
    }
    if (!origin.prefix().isEmpty()) {
      headers.add(new Header("X-Forwarded-Prefix", origin.prefix()));
    }
    headers.add(new Header("X-Forwarded-Host", origin.host()));
    headers.add(new Header("X-Forwarded-Proto", origin.scheme()));
    headers.add(new Header("X-Forwarded-For", origin.forwardedFor()));
    return headers;
  }

  private static boolean passes(String name, List<String> connection) {
    return !startsWith(name, FORWARDED)
        && !startsWith(name, PRINCIPAL)
        && !name.equalsIgnoreCase("forwarded")
        && !HopByHop.is(name)
        && !contains(connection, name);
  }

  private static boolean startsWith(String name, String beginning) {
    return name.regionMatches(true, 0, beginning, 0, beginning.length());
  }

  private static boolean contains(List<String> names, String name) {
    for (String one : names) {
      if (one.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** Where a request really came from and how it was addressed there. */
  private record Origin(
      String scheme, String host, String prefix, String forwardedFor, String remoteAddress) {

    String url(String path, String query) {
      String url = scheme + "://" + host + path;
      return query.isEmpty() ? url : url + "?" + query;
    }
  }
}
