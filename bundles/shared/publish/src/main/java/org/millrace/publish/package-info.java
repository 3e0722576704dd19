/** Translates what publishing clients speak into the management API; keeps nothing. */
package org.millrace.publish;
