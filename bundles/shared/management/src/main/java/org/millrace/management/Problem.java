package org.millrace.management;

/**
 * Why a request was refused (RFC 9457, application/problem+json): {@code detail} is the sentence
 * for the person.
 */
public record Problem(int status, String title, String detail) {}
