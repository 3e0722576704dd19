package org.millrace.publish;

import com.sun.net.httpserver.HttpsConfigurator;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * The certificate an endpoint shows. The key never leaves the endpoint's machine; what is supplied
 * may change at any time, as when the certificate is renewed, and counts from the next connection
 * on. A key manager of the supplied context may choose by the host name the client asks for.
 */
public final class PublishTls {
  private final Supplier<SSLContext> newest;

  /**
   * @param newest asked for each connection
   */
  public PublishTls(Supplier<SSLContext> newest) {
    this.newest = newest;
  }

  /** Told of a handshake that a client broke off. */
  interface Refused {
    void by(String client, SSLException reason);
  }

  /** TLS 1.2 and 1.3, no ALPN: .NET's clients offer none. */
  HttpsConfigurator configurator(Refused refused) {
    return new HttpsConfigurator(new RenewableContext(new Spi(newest, refused), newest.get()));
  }

  /** The JDK's server takes one context for good; this one asks for the newest behind it. */
  private static final class RenewableContext extends SSLContext {
    RenewableContext(Spi spi, SSLContext first) {
      super(spi, first.getProvider(), first.getProtocol());
    }
  }

  private static final class Spi extends SSLContextSpi {
    private final Supplier<SSLContext> newest;
    private final Refused refused;

    Spi(Supplier<SSLContext> newest, Refused refused) {
      this.newest = newest;
      this.refused = refused;
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return newest.get().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      SSLEngine engine = newest.get().createSSLEngine(host, port);
      return new WatchedTlsEngine(engine, reason -> refused.by(host, reason));
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("what is supplied is initialised already");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return newest.get().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return newest.get().getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return newest.get().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return newest.get().getClientSessionContext();
    }
  }
}
