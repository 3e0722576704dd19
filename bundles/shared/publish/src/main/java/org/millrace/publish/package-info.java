/**
 * Translates what publishing clients speak into the management API; keeps nothing.
 *
 * <p>A request goes from {@code FrontDoor} (reads its head) over {@code TargetFinder} (which app of
 * which installation, and does that accept the credential) to the {@code Resource} of its route;
 * those that take a package share {@code Deployer}. {@code AnswerWriter} sends what comes back so
 * that each client gets it.
 *
 * <p>The edge is here: clients are strangers until the management API has accepted their
 * credential, and nothing of their body is kept before that. Checked here are the framing and the
 * length of a body, that it is a zip by its first bytes, that it is whole, and that path, host and
 * user name one app. What is in the zip, the password, rights and the lock are the installation's.
 */
package org.millrace.publish;
