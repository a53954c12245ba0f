/** The challenge type {@code sleep-staging}: a stage of sleep for each epoch of a night. */
package org.aceso.type.sleep;
