package org.millrace.rpc;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.millrace.rpc.contract.FunctionRpcGrpc;
import org.millrace.rpc.contract.StreamingMessage;

/** The one gRPC server of an agent, on whose port any number of workers dial in. */
final class GrpcListener implements AutoCloseable {
  private final Server server;
  private final InetSocketAddress address;

  private GrpcListener(Server server, InetSocketAddress address) {
    this.server = server;
    this.address = address;
  }

  static GrpcListener start(WorkerEventLoops loops, Doors doors, InetSocketAddress address)
      throws IOException {
    Server server =
        NettyServerBuilder.forAddress(address)
            .channelType(loops.tcp())
            .bossEventLoopGroup(loops.group())
            .workerEventLoopGroup(loops.group())
            .directExecutor()
            .maxInboundMessageSize(MessageLimit.BYTES)
            // Workers may keep idle streams alive as often as they like.
            .permitKeepAliveTime(1, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .addService(new Service(loops, doors))
            .build()
            .start();
    return new GrpcListener(server, new InetSocketAddress(address.getAddress(), server.getPort()));
  }

  InetSocketAddress address() {
    return address;
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static final class Service extends FunctionRpcGrpc.FunctionRpcImplBase {
    private final WorkerEventLoops loops;
    private final Doors doors;

    Service(WorkerEventLoops loops, Doors doors) {
      this.loops = loops;
      this.doors = doors;
    }

    @Override
    public StreamObserver<StreamingMessage> eventStream(StreamObserver<StreamingMessage> toWorker) {
      var call = (ServerCallStreamObserver<StreamingMessage>) toWorker;
      // The official Java worker dies of a header 'grpc-encoding: identity', which grpc-java sends
      // by itself. So the header says gzip, while every message stays as it is.
      call.setCompression("gzip");
      call.setMessageCompression(false);
      return new GrpcStream(call, doors, loops.current());
    }
  }
}
