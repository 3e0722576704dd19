package org.millrace.console.core.monitor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.management.ManagementException;
import org.millrace.management.UntrustedCertificateException;

/** Why an agent could not be asked, in a person's words. */
public record ConnectionFailure(AgentAddress address, Exception cause) {

  /** What the failure makes of the connection. */
  Link link(Instant since, Instant nextTry) {
    UntrustedCertificateException untrusted = find(cause, UntrustedCertificateException.class);
    if (untrusted != null) {
      return new Link.Untrusted(untrusted);
    }
    if (cause instanceof ManagementException refusal) {
      return link(refusal, since, nextTry);
    }
    if (cause instanceof ProtocolException || speaksNoTls()) {
      return new Link.NotAnAgent(sentence());
    }
    return new Link.Offline(since, sentence(), nextTry);
  }

  private Link link(ManagementException refusal, Instant since, Instant nextTry) {
    if (refusal.status() == 401 || refusal.status() == 403) {
      return new Link.Refused(sentence());
    }
    // A gateway in front of an agent that is being restarted answers for it for a while.
    if (refusal.status() >= 500) {
      return new Link.Offline(since, sentence(), nextTry);
    }
    return new Link.NotAnAgent(sentence());
  }

  /** What happened, at which agent, why, and what to do. */
  public String sentence() {
    return switch (cause) {
      case ManagementException refusal when refusal.status() == 401 ->
          NLS.bind(Messages.Connection_tokenRefused, address.host());
      case ManagementException refusal -> refusal.getMessage();
      case SocketTimeoutException _ -> NLS.bind(Messages.Connection_noAnswer, address);
      case ConnectException _ -> NLS.bind(Messages.Connection_nothingListens, address);
      case NoRouteToHostException _ -> NLS.bind(Messages.Connection_noAnswer, address);
      case UnknownHostException _ -> NLS.bind(Messages.Connection_unknownHost, address.host());
      case ProtocolException _ -> NLS.bind(Messages.Connection_notAnAgent, address);
      case SSLPeerUnverifiedException _ -> NLS.bind(Messages.Connection_wrongName, address.host());
      case IOException _ when isCutOffInClear() -> NLS.bind(Messages.Connection_maybeTls, address);
      case SSLException _ when speaksNoTls() -> NLS.bind(Messages.Connection_noTls, address);
      default -> NLS.bind(Messages.Connection_broken, address, reason());
    };
  }

  /** What a server that expects TLS does with plain HTTP. */
  private boolean isCutOffInClear() {
    return !address.secure()
        && String.valueOf(cause.getMessage()).startsWith("unexpected end of stream");
  }

  private boolean speaksNoTls() {
    // The JDK has no type of its own for an answer that is not TLS.
    return cause instanceof SSLException
        && String.valueOf(cause.getMessage()).contains("Unsupported or unrecognized SSL message");
  }

  private String reason() {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  private static <T> T find(Throwable failure, Class<T> kind) {
    for (Throwable next = failure; next != null; next = next.getCause()) {
      if (kind.isInstance(next)) {
        return kind.cast(next);
      }
    }
    return null;
  }

  /** The sentence for a failed order or question. */
  public static String sentence(AgentAddress address, IOException failure) {
    return new ConnectionFailure(address, failure).sentence();
  }
}
