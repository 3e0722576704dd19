package org.millrace.publish;

import com.sun.net.httpserver.HttpsConfigurator;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
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
  private final SSLContext context;

  /**
   * @param newest asked for each connection
   */
  public PublishTls(Supplier<SSLContext> newest) {
    this.context = new RenewableContext(newest);
  }

  /** TLS 1.2 and 1.3, no ALPN: .NET's clients offer none. */
  HttpsConfigurator configurator() {
    return new HttpsConfigurator(context);
  }

  /** The JDK's server takes one context for good; this one asks for the newest behind it. */
  private static final class RenewableContext extends SSLContext {
    RenewableContext(Supplier<SSLContext> newest) {
      super(new Spi(newest), newest.get().getProvider(), "TLS");
    }
  }

  private static final class Spi extends SSLContextSpi {
    private final Supplier<SSLContext> newest;

    Spi(Supplier<SSLContext> newest) {
      this.newest = newest;
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return newest.get().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return newest.get().createSSLEngine(host, port);
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
