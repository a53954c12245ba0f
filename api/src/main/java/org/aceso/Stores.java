package org.aceso;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aceso.storage.BlobStore;
import org.aceso.storage.FolderStore;
import org.aceso.storage.S3Options;
import org.aceso.storage.S3Store;

/** Opens the store of files that the settings name. */
final class Stores {
  private static final Pattern S3 =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9/_.-]*))?");

  private Stores() {}

  /**
   * @throws ConfigException when the settings name none
   * @throws IOException when it cannot be written to
   */
  static BlobStore open(Config config, Path data) throws IOException {
    BlobStore store = of(config, data);
    try {
      store.check();
      return store;
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static BlobStore of(Config config, Path data) throws IOException {
    String named = config.text(ServerSetting.STORE).trim();
    long mostBytes = config.bytes(ServerSetting.MAX_UPLOAD_BYTES);
    if (named.equals("folder")) {
      return new FolderStore(data.resolve("files"), mostBytes);
    }
    if (named.startsWith("/")) {
      return new FolderStore(shared(Path.of(named)), mostBytes);
    }
    Matcher bucket = S3.matcher(named);
    if (!bucket.matches()) {
      throw new ConfigException(
          ServerSetting.STORE.variable()
              + " must be folder, the path of a folder, or s3://bucket/prefix, not "
              + named);
    }
    return new S3Store(options(config, bucket, data), mostBytes);
  }

  private static Path shared(Path folder) {
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new ConfigException(
          "the store " + folder + " is no folder that this server can write to");
    }
    return folder;
  }

  private static S3Options options(Config config, Matcher bucket, Path data) {
    String prefix = Optional.ofNullable(bucket.group(2)).orElse("").replaceAll("^/+|/+$", "");
    return new S3Options(
        bucket.group(1),
        prefix.isEmpty() ? "" : prefix + "/",
        endpoint(config),
        config.text(ServerSetting.STORE_REGION),
        config.flag(ServerSetting.STORE_PATH_STYLE),
        credentials(config),
        data.resolve("store"),
        config.bytes(ServerSetting.STORE_CACHE_BYTES));
  }

  private static Optional<URI> endpoint(Config config) {
    if (!config.has(ServerSetting.STORE_ENDPOINT)) {
      return Optional.empty();
    }
    String text = config.text(ServerSetting.STORE_ENDPOINT).trim();
    try {
      URI endpoint = new URI(text);
      if (text.matches("https?://.+") && endpoint.getHost() != null) {
        return Optional.of(endpoint);
      }
    } catch (URISyntaxException e) {
      // Refused below with the name of the setting.
    }
    throw new ConfigException(
        ServerSetting.STORE_ENDPOINT.variable() + " must be an http or https URL, not " + text);
  }

  private static Optional<Path> credentials(Config config) {
    if (!config.has(ServerSetting.STORE_CREDENTIALS_FILE)) {
      return Optional.empty();
    }
    Path file = config.path(ServerSetting.STORE_CREDENTIALS_FILE);
    if (!Files.isReadable(file)) {
      throw new ConfigException("the credentials file " + file + " cannot be read");
    }
    DataFolder.warnUnlessPrivate(file);
    return Optional.of(file);
  }
}
