/** What the server says about itself: health, versions, problems, the contract and its viewer. */
package org.aceso.meta;
