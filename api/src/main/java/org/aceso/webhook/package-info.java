/**
 * Events sent to the addresses that people and platforms registered, as Standard Webhooks 1.0.0
 * says. Knows challenges, teams and events; nothing knows this.
 */
package org.aceso.webhook;
