/** Who may do what: the roles and the one table of permissions. Knows nothing. */
package org.aceso.access;
