package org.millrace.host.port;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.millrace.model.AppName;
import org.millrace.model.BindingMetadata;
import org.millrace.model.FunctionMetadata;

/** Carries what functions return to where their output bindings point. */
public interface OutputBinding {

  /** The binding types it carries out, in lower case, such as {@code queue}. */
  Set<String> types();

  /**
   * Writes one value; must not block. A stage that fails makes the invocation fail, with the
   * failure's message as its error.
   */
  CompletionStage<Void> write(Output output);

  /**
   * @param binding what function.json says of it, with {@code %NAME%} and {@code {name}} as written
   * @param triggerMetadata the values of binding expressions
   * @param settings the app's settings, which hold its connections
   */
  record Output(
      AppName app,
      FunctionMetadata function,
      BindingMetadata binding,
      Datum value,
      Map<String, Datum> triggerMetadata,
      Map<String, String> settings) {

    /** Settings hold secrets. */
    @Override
    public String toString() {
      return app + " " + function.name() + " " + binding.name();
    }
  }
}
