/** Everything secret: the installation key, sealing with it, and random secrets. */
package org.millrace.store.secret;
