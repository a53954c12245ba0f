package org.aceso.http;

import org.jdbi.v3.core.Handle;

/** Lets a hosting platform act for one of the people whom it brought. */
@FunctionalInterface
public interface Delegation {

  /**
   * The principal of the person, whom first use makes known.
   *
   * @param call its caller is the platform's own account
   * @param externalId what the platform calls the person
   */
  Principal onBehalfOf(Call call, String externalId, Handle db);
}
