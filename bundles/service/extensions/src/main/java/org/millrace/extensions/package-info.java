/** Triggers and bindings, a package a family. */
package org.millrace.extensions;
