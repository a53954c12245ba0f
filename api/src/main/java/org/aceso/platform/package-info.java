/**
 * Hosting platforms: who may be one, with which credentials, and the people whom each brings and
 * acts for. Knows accounts; that a platform hosts a challenge is {@code org.aceso.host}.
 */
package org.aceso.platform;
