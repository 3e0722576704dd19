/** What host and language worker say to each other, whatever carries it. */
package org.millrace.rpc.conversation;
