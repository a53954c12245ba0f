/**
 * The evaluation rows, and parts of them, as a queue: whose turn it is, who holds a lease, and how
 * long those who wait have to. Knows no feature; submissions put jobs in, evaluations take them
 * out.
 */
package org.aceso.queue;
