/**
 * People, and what they act through: tokens made here, and tokens of identity providers. Knows the
 * edge, the check of signed tokens and the audit log; features know its principals.
 */
package org.aceso.account;
