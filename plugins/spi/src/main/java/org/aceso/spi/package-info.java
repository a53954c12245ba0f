/**
 * What an author of a challenge type compiles against: the calls between the host and a plugin.
 *
 * <p>A {@link org.aceso.spi.ChallengeType} declares its {@linkplain org.aceso.spi.Setting settings}
 * and puts together an {@link org.aceso.spi.Evaluation}: two formats, checks, one observer and
 * metrics. The host does everything else: it opens files, lists cases, keeps limits, collects
 * {@linkplain org.aceso.spi.Issue issues}, runs threads, resamples, ranks and stores.
 *
 * <p>The order of calls for one submission, always made by the host, in a process without secrets:
 *
 * <ol>
 *   <li>{@link org.aceso.spi.ChallengeType#configure} with the settings of the phase; what it
 *       answers may serve further submissions;
 *   <li>{@link org.aceso.spi.DataFormat#open} of the references and of the predictions, once each;
 *   <li>{@link org.aceso.spi.Cases#read}, the validators and {@link org.aceso.spi.Observer#observe}
 *       for each case, on any number of threads, in any order;
 *   <li>{@link org.aceso.spi.Metric#prepare} once a metric, with the observations in case order;
 *   <li>{@link org.aceso.spi.Scorer#value} once for the score and once a bootstrap replicate.
 * </ol>
 *
 * <p>This package depends on {@code java.base} alone. It grows by default methods and new small
 * types; what is here stays compatible within a major version.
 */
package org.aceso.spi;
