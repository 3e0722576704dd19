package org.millrace.publish;

import java.time.Clock;

/** All that an endpoint knows of time: what it is, how long to wait, and waiting itself. */
record EndpointTime(Clock clock, PublishTiming timing, Waiting waiting) {}
