/** One running function app: functions, routes, bindings, dispatch, keys. */
package org.millrace.host;
