package org.millrace.console.ui.appeditor;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.Link;

/** Decides, without widgets, what the editor says when it cannot show the app. */
final class AppEditorState {
  private AppEditorState() {}

  /** The state of the editor in one word. */
  static String of(Optional<InstallationState> installation, boolean isThere) {
    if (installation.isEmpty()) {
      return "empty";
    }
    return switch (installation.get().link()) {
      case Link.Connected _, Link.ReadOnly _ -> isThere ? "ready" : "empty";
      case Link.Connecting _ -> isThere ? "ready" : "loading";
      case Link.Offline _, Link.Disconnected _ -> "offline";
      case Link.Refused _, Link.NotAnAgent _, Link.Untrusted _ -> "failed";
    };
  }

  static String whyNot(AppEditorInput input, Optional<InstallationState> installation) {
    if (installation.isEmpty()) {
      return NLS.bind(Messages.Editor_noConnection, input.installation());
    }
    InstallationState state = installation.get();
    String sentence =
        switch (state.link()) {
          case Link.Connected _, Link.ReadOnly _ -> Messages.Editor_gone;
          case Link.Connecting _ -> Messages.Editor_connecting;
          case Link.Disconnected _ -> Messages.Editor_disconnected;
          default -> Messages.Editor_notKnown;
        };
    return NLS.bind(sentence, input.app(), state.label());
  }
}
