package dev.errand.guide;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** One in each request. */
@RequestScoped
public class Request {
  private final String id = UUID.randomUUID().toString();

  String id() {
    return id;
  }
}
