package org.millrace.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Optional;
import org.millrace.server.tls.TlsIdentity;

/** How both planes speak HTTP: version 1.1, in clear or encrypted. */
public final class ListenerOptions {
  /** The reference host takes as much. */
  private static final int LONGEST_REQUEST_LINE = 16 * 1024;

  private static final int LARGEST_HEAD = 32 * 1024;
  private static final int LARGEST_READ = 64 * 1024;

  private ListenerOptions() {}

  public static HttpServerOptions of(Optional<TlsIdentity> tls) {
    HttpServerOptions options = inClear();
    tls.ifPresent(identity -> encrypt(options, identity));
    return options;
  }

  public static HttpServerOptions inClear() {
    return new HttpServerOptions()
        .setHttp2ClearTextEnabled(false)
        .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
        .setMaxHeaderSize(LARGEST_HEAD)
        .setMaxChunkSize(LARGEST_READ);
  }

  private static void encrypt(HttpServerOptions options, TlsIdentity identity) {
    options.setSsl(true).setUseAlpn(false).setKeyCertOptions(shown(identity));
  }

  /** What a listener that runs changes to; connections that are open keep what they have. */
  public static ServerSSLOptions renewed(TlsIdentity identity) {
    return new ServerSSLOptions().setUseAlpn(false).setKeyCertOptions(shown(identity));
  }

  private static PemKeyCertOptions shown(TlsIdentity identity) {
    return new PemKeyCertOptions()
        .addCertValue(Buffer.buffer(identity.certificates()))
        .addKeyValue(Buffer.buffer(identity.key()));
  }
}
