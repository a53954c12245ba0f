package org.aceso.upload;

import java.time.Duration;

/**
 * How much may be on its way.
 *
 * @param bytes how large a file may be
 * @param open how many one person may have
 * @param kept for how long one is kept after the last part came
 */
public record UploadLimits(long bytes, int open, Duration kept) {}
