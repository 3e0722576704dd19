package org.millrace.server.dataplane;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiedRequestTest {

  @Test
  void a_trusted_proxy_tells_where_a_request_came_from() throws Exception {
    TrustedProxies proxies = TrustedProxies.of(List.of("127.0.0.0/8", "10.0.0.0/8"));
    try (FrontEndFixture functions = new FrontEndFixture("", proxies, BodyLimits.DEFAULT)) {
      functions.app("shop", FrontEndFixture::show);
      String seen =
          functions
              .call(
                  HttpRequest.newBuilder(functions.uri("/functions/shop/api/x"))
                      .header("X-Forwarded-For", "203.0.113.9, 198.51.100.4, 10.1.1.1")
                      .header("X-Forwarded-Host", "www.example.com")
                      .header("X-Forwarded-Proto", "https")
                      .header("X-Forwarded-Prefix", "/outer/"))
              .body();
      assertTrue(seen.contains("url https://www.example.com/api/x\n"), seen);
      assertTrue(seen.contains("from 198.51.100.4\n"), seen);
      assertTrue(
          seen.contains("x-forwarded-for: 203.0.113.9, 198.51.100.4, 10.1.1.1, 127.0.0.1\n"), seen);
      assertTrue(seen.contains("x-forwarded-prefix: /outer/functions/shop\n"), seen);
      assertTrue(seen.contains("x-forwarded-proto: https\n"), seen);
    }
  }

  @Test
  void nonsense_from_a_trusted_proxy_counts_for_nothing() throws Exception {
    TrustedProxies proxies = TrustedProxies.of(List.of("127.0.0.1"));
    try (FrontEndFixture functions = new FrontEndFixture("", proxies, BodyLimits.DEFAULT)) {
      functions.app("shop", FrontEndFixture::show);
      String seen =
          functions
              .call(
                  HttpRequest.newBuilder(functions.uri("/functions/shop/api/x"))
                      .header("X-Forwarded-Host", "a/b")
                      .header("X-Forwarded-Proto", "gopher")
                      .header("X-Forwarded-Prefix", "no-slash"))
              .body();
      String host = "127.0.0.1:" + functions.address().getPort();
      assertTrue(seen.contains("url http://" + host + "/api/x\n"), seen);
      assertTrue(seen.contains("x-forwarded-prefix: /functions/shop\n"), seen);
    }
  }
}
