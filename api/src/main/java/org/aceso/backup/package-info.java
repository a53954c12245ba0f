/**
 * Backups of a whole installation: a snapshot of every table and every stored file in a folder of
 * digests, and the way back from it. Knows of tables what the database says of them.
 */
package org.aceso.backup;
