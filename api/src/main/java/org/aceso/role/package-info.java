/**
 * Who holds which role in the installation and in a challenge, and which roles exclude each other.
 * Knows challenges, people as ids, and who administers; what a role may do is {@link
 * org.aceso.access}.
 */
package org.aceso.role;
