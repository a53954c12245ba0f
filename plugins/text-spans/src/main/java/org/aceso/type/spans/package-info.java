/** The challenge type {@code text-spans}: typed spans of clinical texts, nested ones included. */
package org.aceso.type.spans;
