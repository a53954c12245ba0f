package org.aceso.benchmark;

/**
 * What one slice of load measured.
 *
 * @param perSecond requests, transactions or submissions a second
 * @param p50 median latency in ms
 * @param p99 99 % point of the latency in ms
 * @param clientCpu CPU of the load generator, ms a request; NaN where it is another program
 * @param serverCpu CPU of the HTTP server's process, ms a request; NaN without one
 * @param databaseCpu CPU of all PostgreSQL processes, ms a request; NaN where it is not known
 */
record Sample(
    double perSecond,
    double p50,
    double p99,
    double clientCpu,
    double serverCpu,
    double databaseCpu) {

  Sample withCpu(double server, double database) {
    return new Sample(perSecond, p50, p99, clientCpu, server, database);
  }
}
