/**
 * The management API as types and a client: what an agent answers under {@code /api/v1} for the
 * whole installation. One place for paths and JSON; the server uses the same records. Times are UTC
 * instants in ISO 8601, sizes bytes.
 */
package org.millrace.management;
