package org.millrace.host.port;

import java.util.Map;
import java.util.Optional;
import org.millrace.model.FunctionMetadata;

/** A kind of trigger that an extension listens to. */
public interface Trigger {

  /** The trigger's type in lower case, such as {@code timertrigger}. */
  String type();

  /**
   * Why a function's trigger never fires, as one sentence for its author; empty when it does.
   *
   * @param settings of the app, in clear
   */
  Optional<String> obstacle(FunctionMetadata function, Map<String, String> settings);
}
