package org.aceso.plugin;

import java.util.Optional;
import org.aceso.runner.descriptor.JarDescriptor;
import org.jdbi.v3.core.Handle;

/** SQL on what jars said of themselves: asked once a content and runner version. */
final class DescriptorQueries {
  private DescriptorQueries() {}

  static Optional<JarDescriptor> find(String sha256, String runner, Handle db) {
    return db.createQuery(
            """
            SELECT descriptor::text FROM plugin_descriptor
            WHERE sha256 = :sha256 AND runner = :runner AND descriptor IS NOT NULL
            """)
        .bind("sha256", sha256)
        .bind("runner", runner)
        .mapTo(String.class)
        .findOne()
        .map(json -> PluginJson.parse(json, JarDescriptor.class));
  }

  static void put(JarDescriptor descriptor, String runner, Handle db) {
    db.createUpdate(
            """
            INSERT INTO plugin_descriptor (sha256, runner, descriptor)
            VALUES (:sha256, :runner, :descriptor::jsonb)
            ON CONFLICT (sha256) DO UPDATE
              SET runner = excluded.runner, descriptor = excluded.descriptor
            """)
        .bind("sha256", descriptor.sha256())
        .bind("runner", runner)
        .bind("descriptor", PluginJson.text(descriptor))
        .execute();
  }
}
