package org.millrace.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
  private final EventSource source;

  private EventStream(EventSource source) {
    this.source = source;
  }

  /** Told on a thread of the HTTP client; must not block for long. */
  public interface Listener<T> {
    default void opened() {}

    void event(T value);

    /** The last call, unless the stream was closed by its owner: why it ended. */
    void ended(Exception cause);
  }

  static <T> EventStream open(
      OkHttpClient http,
      Request request,
      ObjectMapper mapper,
      Class<T> type,
      Listener<T> listener) {
    // No read limit: a quiet installation sends a comment every 15 s, which okhttp counts as data.
    OkHttpClient patient = http.newBuilder().readTimeout(java.time.Duration.ofSeconds(60)).build();
    return new EventStream(
        EventSources.createFactory(patient)
            .newEventSource(request, new Adapter<>(mapper, type, listener)));
  }

  @Override
  public void close() {
    source.cancel();
  }

  private static final class Adapter<T> extends EventSourceListener {
    private final ObjectMapper mapper;
    private final Class<T> type;
    private final Listener<T> listener;

    Adapter(ObjectMapper mapper, Class<T> type, Listener<T> listener) {
      this.mapper = mapper;
      this.type = type;
      this.listener = listener;
    }

    @Override
    public void onOpen(EventSource source, Response response) {
      listener.opened();
    }

    @Override
    public void onEvent(EventSource source, String id, String kind, String data) {
      try {
        listener.event(mapper.readValue(data, type));
      } catch (JsonProcessingException unreadable) {
        source.cancel();
        listener.ended(unreadable);
      }
    }

    @Override
    public void onClosed(EventSource source) {
      listener.ended(new java.io.EOFException("the agent ended the stream"));
    }

    @Override
    public void onFailure(EventSource source, Throwable failure, Response response) {
      if (response != null && !response.isSuccessful()) {
        listener.ended(
            new ManagementException(
                response.code(), "the agent refused the stream: " + response.code()));
      } else {
        listener.ended(failure instanceof Exception e ? e : new IllegalStateException(failure));
      }
    }
  }
}
