package dev.errand.spi;

/**
 * Goes around an attempt, outside all other decorators, where its thread has a request context
 * already: sets that aside, and puts it back. Source: RUN-10.
 */
@FunctionalInterface
public interface RequestGuard extends RunDecorator {}
