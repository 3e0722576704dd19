package org.millrace.host;

import java.util.Map;
import org.millrace.host.http.HttpAnswers;
import org.millrace.model.HostConfiguration;

/** What host.json and the app settings say about HTTP. */
record HttpSettings(HttpAnswers answers, HttpLimits limits, HomePage home, long bodyLimit) {
  private static final String BODY_LIMIT = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";
  private static final long DEFAULT_BODY_LIMIT = 104_857_600;

  static HttpSettings of(HostConfiguration.Http http, Map<String, String> settings) {
    return new HttpSettings(
        new HttpAnswers(http.customHeaders()),
        new HttpLimits(http.maxOutstandingRequests(), http.maxConcurrentRequests()),
        HomePage.of(settings),
        bodyLimit(settings.getOrDefault(BODY_LIMIT, "")));
  }

  /** A body is kept in one array, which sets an end to any limit. */
  private static long bodyLimit(String setting) {
    if (!setting.strip().matches("[0-9]{1,18}")) {
      return DEFAULT_BODY_LIMIT;
    }
    return Math.min(Long.parseLong(setting.strip()), Integer.MAX_VALUE - 8);
  }
}
