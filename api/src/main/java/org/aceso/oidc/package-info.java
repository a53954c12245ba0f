/**
 * Checks the signed tokens of identity providers: fetches and keeps their keys, and tells what a
 * token says once its signature fits. Knows no database and no person.
 */
package org.aceso.oidc;
