/** An identity provider of a third party, started by tests in a process of its own. */
package org.aceso.issuer;
