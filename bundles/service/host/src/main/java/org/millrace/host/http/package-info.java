/**
 * From an HTTP request to the function it means, and from what the function returned to an answer.
 */
package org.millrace.host.http;
