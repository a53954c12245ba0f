/**
 * How often a team may submit: the ledger of what it used, the limits that are held against it, and
 * the lock under which both are looked at. Knows phases and teams; submissions take from the
 * ledger, evaluations give back.
 */
package org.aceso.quota;
