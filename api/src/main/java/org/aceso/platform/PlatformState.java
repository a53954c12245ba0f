package org.aceso.platform;

/** Whether a platform's credentials count. */
enum PlatformState {
  ACTIVE,
  SUSPENDED
}
