/**
 * The management API of an agent: one handler class for each group of things, the rows of the store
 * told as the records of {@link org.millrace.management}. Clients are untrusted until their token
 * or publish credential was found; then an admin may do everything, a publisher what {@link
 * org.millrace.management.ManagementPaths#FOR_PUBLISHING} names for its own app. Sizes of bodies
 * are limited; packages are judged by the cluster before anything is unpacked.
 */
package org.millrace.server.management;
