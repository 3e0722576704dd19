package org.millrace.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;

/**
 * Server-sent events as typed values, until closed or cut. It does not reconnect: its owner decides
 * when.
 */
public final class EventStream implements AutoCloseable {
  /**
   * A quiet installation sends a comment every 15 s; four missed ones mean that nobody is there.
   */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** The HTTP client would let a sixth stream to the same agent wait for the end of another. */
  private static final int STREAMS = 256;

  private static final ObjectMapper MAPPER = ManagementJson.mapper();

  private final EventSource source;
  private final AtomicBoolean over;

  private EventStream(EventSource source, AtomicBoolean over) {
    this.source = source;
    this.over = over;
  }

  /** Told on a thread of the HTTP client; must not block for long. */
  public interface Listener<T> {
    default void opened() {}

    void event(T value);

    /**
     * The last call, unless the stream was closed by its owner: why it ended. A {@link
     * ManagementException} is a refusal (410: too old to go on from, read the snapshot again); any
     * other IOException an end that a new stream may get over, with the agent's reason if it gave
     * one.
     */
    void ended(Exception cause);
  }

  static <T> EventStream open(
      OkHttpClient http, Request request, Class<T> type, Listener<T> listener) {
    http.dispatcher().setMaxRequestsPerHost(STREAMS);
    http.dispatcher().setMaxRequests(STREAMS);
    OkHttpClient patient =
        http.newBuilder().readTimeout(SILENCE).callTimeout(Duration.ZERO).build();
    AtomicBoolean over = new AtomicBoolean();
    return new EventStream(
        EventSources.createFactory(patient)
            .newEventSource(request, new Adapter<>(type, listener, over)),
        over);
  }

  /** The listener hears nothing more. */
  @Override
  public void close() {
    over.set(true);
    source.cancel();
  }

  private static final class Adapter<T> extends EventSourceListener {
    private final Class<T> type;
    private final Listener<T> listener;
    private final AtomicBoolean over;

    Adapter(Class<T> type, Listener<T> listener, AtomicBoolean over) {
      this.type = type;
      this.listener = listener;
      this.over = over;
    }

    @Override
    public void onOpen(EventSource source, Response response) {
      if (!over.get()) {
        listener.opened();
      }
    }

    @Override
    public void onEvent(EventSource source, String id, String kind, String data) {
      if (over.get()) {
        return;
      }
      if ("end".equals(kind)) {
        end(new IOException(data));
        source.cancel();
        return;
      }
      try {
        listener.event(MAPPER.readValue(data, type));
      } catch (JsonProcessingException unreadable) {
        end(unreadable);
        source.cancel();
      }
    }

    @Override
    public void onClosed(EventSource source) {
      end(new EOFException("the agent ended the stream"));
    }

    @Override
    public void onFailure(EventSource source, Throwable failure, Response response) {
      if (response != null && !response.isSuccessful()) {
        end(refusal(response));
      } else {
        end(failure instanceof Exception e ? e : new IllegalStateException(failure));
      }
    }

    private Exception refusal(Response response) {
      try {
        Problem problem = MAPPER.readValue(response.body().bytes(), Problem.class);
        return new ManagementException(response.code(), problem.detail());
      } catch (IOException | RuntimeException noProblem) {
        return new ManagementException(
            response.code(), "the agent refused the stream: " + response.code());
      }
    }

    private void end(Exception cause) {
      if (over.compareAndSet(false, true)) {
        listener.ended(cause);
      }
    }
  }
}
