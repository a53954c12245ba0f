/**
 * Records of PhysioNet's WFDB library: text headers, and signals of format 16, plain or in MATLAB
 * files of version 4. (https://physionet.org/physiotools/wag/header-5.htm.)
 */
package org.aceso.formats.wfdb;
