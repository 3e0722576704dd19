package org.millrace.rpc;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where a worker dials, as its command line says it. Both spellings of the arguments are given:
 * Node and .NET read the newer ones, Java either.
 *
 * @param location host and port in the older spelling; nothing for a unix socket
 */
record WorkerAddress(String uri, List<String> location) {

  static WorkerAddress http(InetSocketAddress address) {
    return tcp("http://", address, "/");
  }

  static WorkerAddress frames(InetSocketAddress address) {
    return tcp("tcp://", address, "");
  }

  static WorkerAddress frames(Path socket) {
    return new WorkerAddress("unix:" + socket, List.of());
  }

  private static WorkerAddress tcp(String scheme, InetSocketAddress address, String end) {
    InetAddress host = address.getAddress();
    String name = host.getHostAddress();
    String port = Integer.toString(address.getPort());
    String inUri = host instanceof Inet6Address ? "[" + name + "]" : name;
    return new WorkerAddress(
        scheme + inUri + ":" + port + end, List.of("--host", name, "--port", port));
  }

  List<String> arguments(String workerId) {
    String requestId = UUID.randomUUID().toString();
    String limit = Integer.toString(MessageLimit.BYTES);
    List<String> arguments = new ArrayList<>(location);
    arguments.addAll(
        List.of(
            "--workerId", workerId,
            "--requestId", requestId,
            "--grpcMaxMessageLength", limit,
            "--functions-uri", uri,
            "--functions-worker-id", workerId,
            "--functions-request-id", requestId,
            "--functions-grpc-max-message-length", limit));
    return List.copyOf(arguments);
  }
}
