/** People and the tokens they act through. Knows the edge only; features know its principals. */
package org.aceso.account;
