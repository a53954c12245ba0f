/**
 * The rules of a challenge and its agreement on the use of data: numbered versions that never
 * change, and who accepted which. Knows challenges; what competitors do is held against it.
 */
package org.aceso.document;
