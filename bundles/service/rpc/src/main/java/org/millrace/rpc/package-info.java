/** How the host talks to language workers: the contract file, gRPC, frames. */
package org.millrace.rpc;
