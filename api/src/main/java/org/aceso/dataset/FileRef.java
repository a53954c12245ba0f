package org.aceso.dataset;

/** A file of a dataset, as phases and settings refer to it. */
public record FileRef(String datasetId, String name) {}
