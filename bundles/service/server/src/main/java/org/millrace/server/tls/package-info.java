/** The installation's certificate authority, and the certificate that an agent itself shows. */
package org.millrace.server.tls;
