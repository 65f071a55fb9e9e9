package dev.errand.tck.app;

import jakarta.enterprise.context.ApplicationScoped;

/** Inherits the background method. */
@ApplicationScoped
public class TextHandler extends Handler<String> {}
