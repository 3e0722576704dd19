package org.millrace.console.core.monitor;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.management.Installation;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** Which release a program is, as far as it matters to what an agent understands. */
record AgentVersion(int major, int minor) {
  /** The oldest agent that understands all orders of this console. */
  static final AgentVersion OLDEST = new AgentVersion(0, 1);

  private static final Comparator<AgentVersion> ORDER =
      Comparator.comparingInt(AgentVersion::major).thenComparingInt(AgentVersion::minor);
  private static final Pattern RELEASE = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(\\D.*)?");

  /** Empty for what is no version of a release, such as one that somebody built for a trial. */
  static Optional<AgentVersion> parse(String text) {
    Matcher release = RELEASE.matcher(text);
    return release.matches()
        ? Optional.of(
            new AgentVersion(
                Integer.parseInt(release.group(1)), Integer.parseInt(release.group(2))))
        : Optional.empty();
  }

  /** How the console is connected to an agent that has answered. */
  static Link link(Installation answered) {
    return parse(answered.version())
        .filter(version -> ORDER.compare(version, OLDEST) < 0)
        .<Link>map(old -> new Link.ReadOnly(sentence(answered)))
        .orElseGet(Link.Connected::new);
  }

  private static String sentence(Installation old) {
    return NLS.bind(
        Messages.Connection_tooOld, new Object[] {old.agent(), old.version(), ofConsole(), OLDEST});
  }

  /** A plain test is in no bundle. */
  private static AgentVersion ofConsole() {
    return Optional.ofNullable(FrameworkUtil.getBundle(AgentVersion.class))
        .map(bundle -> of(bundle.getVersion()))
        .orElse(OLDEST);
  }

  private static AgentVersion of(Version version) {
    return new AgentVersion(version.getMajor(), version.getMinor());
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
