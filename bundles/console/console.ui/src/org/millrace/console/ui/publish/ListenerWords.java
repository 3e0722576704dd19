package org.millrace.console.ui.publish;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.publish.CertificateStanding;

/** How it is said how the listener with TLS is doing. */
final class ListenerWords {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());

  private ListenerWords() {}

  static String secure(LocalPublishEndpoint.State.On on, List<CertificateStanding> certificates) {
    if (on.secure().isEmpty()) {
      return on.trouble().isEmpty()
          ? Messages.Secure_off
          : NLS.bind(Messages.Secure_trouble, on.trouble());
    }
    String url = on.secure().get().toString();
    String who =
        url.startsWith("https://localhost:") ? Messages.Secure_here : Messages.Secure_everywhere;
    return url + " \u00b7 " + who + " \u00b7 " + certificates(certificates);
  }

  private static String certificates(List<CertificateStanding> certificates) {
    return certificates.isEmpty()
        ? Messages.Secure_waiting
        : certificates.stream()
            .map(ListenerWords::certificate)
            .collect(Collectors.joining(" \u00b7 "));
  }

  private static String certificate(CertificateStanding standing) {
    if (standing.ends().isEmpty()) {
      return NLS.bind(Messages.Secure_refused, standing.installation(), standing.trouble());
    }
    String until = DAY.format(standing.ends().get());
    return standing.trouble().isEmpty()
        ? NLS.bind(Messages.Secure_until, standing.installation(), until)
        : NLS.bind(
            Messages.Secure_notRenewed,
            new Object[] {standing.installation(), until, standing.trouble()});
  }
}
