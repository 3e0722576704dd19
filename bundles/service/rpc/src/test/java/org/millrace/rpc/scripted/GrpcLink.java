package org.millrace.rpc.scripted;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.millrace.rpc.contract.FunctionRpcGrpc;
import org.millrace.rpc.contract.StreamingMessage;

/** Over gRPC, as strict as the strictest official worker. */
final class GrpcLink implements Link {
  private final URI uri;
  private final int limit;
  private final CountDownLatch ended = new CountDownLatch(1);
  private StreamObserver<StreamingMessage> toHost;

  GrpcLink(URI uri, int limit) {
    this.uri = uri;
    this.limit = limit;
  }

  @Override
  public void open(Consumer<StreamingMessage> receiver) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(uri.getHost(), uri.getPort())
            .usePlaintext()
            .maxInboundMessageSize(limit)
            .intercept(new NoIdentity())
            .build();
    toHost = FunctionRpcGrpc.newStub(channel).eventStream(new Receiver(receiver));
  }

  @Override
  public synchronized void send(StreamingMessage message) {
    toHost.onNext(message);
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  private final class Receiver implements StreamObserver<StreamingMessage> {
    private final Consumer<StreamingMessage> receiver;

    Receiver(Consumer<StreamingMessage> receiver) {
      this.receiver = receiver;
    }

    @Override
    public void onNext(StreamingMessage message) {
      receiver.accept(message);
    }

    @Override
    public void onError(Throwable reason) {
      System.err.println("stream failed: " + reason.getMessage());
      ended.countDown();
    }

    @Override
    public void onCompleted() {
      ended.countDown();
    }
  }

  /** The official Java worker cannot read a header that names the identity encoding. */
  private static final class NoIdentity implements ClientInterceptor {
    private static final Metadata.Key<String> ENCODING =
        Metadata.Key.of("grpc-encoding", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
        @Override
        public void start(Listener<A> listener, Metadata headers) {
          super.start(
              new SimpleForwardingClientCallListener<A>(listener) {
                @Override
                public void onHeaders(Metadata answer) {
                  Contract.require(
                      !"identity".equals(answer.get(ENCODING)), "no grpc-encoding: identity");
                  super.onHeaders(answer);
                }
              },
              headers);
        }
      };
    }
  }
}
