/** The one source of identifiers and secrets. Knows nothing else; everything may know it. */
package org.aceso.ids;
