package dev.errand.tck.servers.guarded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Lets everybody in whose password is the name. */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "office")
public class Guard implements IdentityStore {
  /** Called by the container. */
  public CredentialValidationResult validate(UsernamePasswordCredential credential) {
    return credential.compareTo(credential.getCaller(), credential.getCaller())
        ? new CredentialValidationResult(credential.getCaller(), Set.of("clerk"))
        : CredentialValidationResult.INVALID_RESULT;
  }
}
