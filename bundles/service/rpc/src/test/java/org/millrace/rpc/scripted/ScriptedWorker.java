package org.millrace.rpc.scripted;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millrace.rpc.contract.StartStream;
import org.millrace.rpc.contract.StreamingMessage;

/**
 * The worker's program. Besides the host's arguments it takes {@code --capabilities A,B=value} and
 * {@code --start} with how it behaves until it is initialized.
 */
public final class ScriptedWorker {
  private ScriptedWorker() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, String> options = options(arguments);
    String uri = options.get("--functions-uri");
    Contract.require(uri != null, "--functions-uri is given");
    Contract.require(
        options.containsKey("--functions-request-id"), "--functions-request-id is given");
    int limit = Integer.parseInt(options.getOrDefault("--functions-grpc-max-message-length", "0"));
    Contract.require(limit > 0, "--functions-grpc-max-message-length is given and not zero");

    boolean grpc = uri.startsWith("http://");
    Link link = grpc ? new GrpcLink(URI.create(uri), limit) : new FrameLink(uri);
    String start = options.getOrDefault("--start", "good");
    Script script = new Script(link, capabilities(options), start);
    link.open(script);
    if (!start.equals("silent")) {
      String workerId = start.equals("stranger") ? "made-up" : options.get("--functions-worker-id");
      link.send(
          StreamingMessage.newBuilder()
              .setStartStream(StartStream.newBuilder().setWorkerId(workerId))
              .build());
    }
    link.awaitEnd();
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  private static Map<String, String> capabilities(Map<String, String> options) {
    Map<String, String> capabilities = new LinkedHashMap<>();
    for (String entry : List.of(options.getOrDefault("--capabilities", "").split(","))) {
      if (!entry.isEmpty()) {
        String[] pair = entry.split("=", 2);
        capabilities.put(pair[0], pair.length == 2 ? pair[1] : "true");
      }
    }
    return capabilities;
  }
}
