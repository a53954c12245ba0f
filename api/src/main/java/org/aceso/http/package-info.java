/**
 * The edge that all features share: the contract as data, calls and answers, problems, repeated
 * requests, pages.
 *
 * <p>Knows Javalin, so that features need not; knows the {@linkplain org.aceso.storage store}
 * because bodies are streamed into it. Knows no feature.
 */
package org.aceso.http;
