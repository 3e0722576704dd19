/**
 * The small frame that the management API stands in: routes, callers, replies, refusals. Handlers
 * are plain blocking code on virtual threads; everything that touches a connection stays on its
 * event loop.
 */
package org.millrace.server.rest;
