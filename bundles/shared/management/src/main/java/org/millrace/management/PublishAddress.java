package org.millrace.management;

import java.time.Instant;

/**
 * Where a publish endpoint of the installation listens.
 *
 * @param url its root
 * @param machine the one it runs on; a URL of that machine alone may be used there
 * @param until when it is forgotten unless it says again that it is there
 */
public record PublishAddress(String url, String machine, Instant until) {}
